"""Validity of a redeemable and of its campaign, and merging metadata.

Source: redemptions.md 7.2, resources.md 20 (R-2).
"""

from datetime import time, timedelta

import pytest

from mock_server.engine.validity import ALWAYS, DailyHours, TimeFrame, Validity, with_metadata
from tests.shop import NOON

FRAME = TimeFrame(timedelta(days=2), timedelta(hours=1))
HOURS = (DailyHours(time(9), None, ()),)
EARLY, LATE = NOON - timedelta(days=9), NOON + timedelta(days=9)
FULL = Validity(EARLY, LATE, FRAME, (1,), HOURS)


@pytest.mark.parametrize(
    ("own", "base", "both"),
    [
        pytest.param(ALWAYS, FULL, FULL, id="nothing-of-its-own"),
        pytest.param(FULL, ALWAYS, FULL, id="nothing-to-fall-back-on"),
        pytest.param(ALWAYS, ALWAYS, ALWAYS, id="nothing-at-all"),
        pytest.param(
            Validity(start_date=NOON),
            FULL,
            Validity(NOON, LATE, FRAME, (1,), HOURS),
            id="a-start-of-its-own",
        ),
        pytest.param(
            Validity(expiration_date=NOON),
            FULL,
            Validity(EARLY, NOON, FRAME, (1,), HOURS),
            id="an-end-of-its-own",
        ),
        pytest.param(
            Validity(day_of_week=(2,)),
            FULL,
            Validity(EARLY, LATE, None, (2,), None),
            id="days-replace-all-windows",
        ),
        pytest.param(
            Validity(timeframe=FRAME),
            Validity(day_of_week=(1,)),
            Validity(timeframe=FRAME),
            id="a-frame-replaces-all-windows",
        ),
        pytest.param(
            Validity(hours=HOURS),
            Validity(day_of_week=(1,)),
            Validity(hours=HOURS),
            id="hours-replace-all-windows",
        ),
    ],
)
def test_what_is_not_set_is_inherited(own, base, both):
    assert own.or_else(base) == both


@pytest.mark.parametrize(
    ("old", "changes", "merged"),
    [
        pytest.param({"a": 1}, {"b": 2}, {"a": 1, "b": 2}, id="a-new-key"),
        pytest.param({"a": 1}, {"a": 2}, {"a": 2}, id="a-changed-key"),
        pytest.param({"a": 1, "b": 2}, {"a": None}, {"b": 2}, id="a-removed-key"),
        pytest.param(None, {"a": 1}, {"a": 1}, id="the-first-key"),
        pytest.param({"a": 1}, None, None, id="all-cleared"),
    ],
)
def test_metadata_merges_key_by_key(old, changes, merged):
    assert with_metadata(old, changes) == merged
