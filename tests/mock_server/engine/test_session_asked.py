"""When a session that is asked for ends. Source: redemptions.md 8, E-19."""

from datetime import UTC, datetime, timedelta

import pytest

from mock_server.engine.redemption_request import SessionAsked
from tests.shop import NOON


@pytest.mark.parametrize(
    ("asked", "lasts"),
    [
        pytest.param(SessionAsked(), timedelta(days=7), id="a-week-by-default"),
        pytest.param(SessionAsked(ttl=2), timedelta(days=2), id="days"),
        pytest.param(SessionAsked(ttl=3, ttl_unit="HOURS"), timedelta(hours=3), id="hours"),
        pytest.param(SessionAsked(ttl=4, ttl_unit="MINUTES"), timedelta(minutes=4), id="minutes"),
        pytest.param(SessionAsked(ttl=5, ttl_unit="SECONDS"), timedelta(seconds=5), id="seconds"),
        pytest.param(
            SessionAsked(ttl=6, ttl_unit="MILLISECONDS"), timedelta(milliseconds=6), id="milli"
        ),
        pytest.param(
            SessionAsked(ttl=7, ttl_unit="MICROSECONDS"), timedelta(microseconds=7), id="micro"
        ),
        pytest.param(
            SessionAsked(ttl=8_000, ttl_unit="NANOSECONDS"), timedelta(microseconds=8), id="nano"
        ),
        pytest.param(
            SessionAsked(ttl=1_999, ttl_unit="NANOSECONDS"), timedelta(microseconds=1), id="parts"
        ),
        pytest.param(SessionAsked(ttl=999, ttl_unit="NANOSECONDS"), timedelta(0), id="nothing"),
    ],
)
def test_a_session_ends_after_its_time_to_live(asked, lasts):
    assert asked.ends(NOON) == NOON + lasts


def test_a_session_ends_at_the_latest_with_the_calendar():
    assert SessionAsked(ttl=10**12).ends(NOON) == datetime.max.replace(tzinfo=UTC)
