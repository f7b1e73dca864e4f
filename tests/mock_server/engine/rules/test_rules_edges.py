"""Edges of rules: clocks that change, windows of the project's zone, words of refusals.

Source: redemptions.md 7.3, 7.4, resources.md 11.3.
"""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mock_server.engine.discounts import EVERYTHING, Effect, FreeUnits
from mock_server.engine.rules import (
    Bundle,
    BundlePart,
    Check,
    Condition,
    Text,
    Thing,
    reasons_against,
    scaled,
)
from mock_server.engine.rules.logic import check
from mock_server.engine.rules.operators import OPERATORS, passes
from mock_server.engine.rules.rule import Expression
from mock_server.engine.rules.timeframes import absolute, daily, recurring
from mock_server.engine.rules.value import Number
from tests.builders import an_order
from tests.mock_server.engine.rules.builders import Ledger, a_clock, a_rule, some_facts


@pytest.mark.parametrize(
    ("zone", "now", "start"),
    [
        pytest.param(
            "America/Havana",
            datetime(2024, 11, 3, 5, 30, tzinfo=UTC),
            datetime(2024, 11, 3, 4, tzinfo=UTC),
            id="midnight-comes-twice",
        ),
        pytest.param(
            "UTC",
            datetime(2024, 6, 12, 12, 34, 56, 789, tzinfo=UTC),
            datetime(2024, 6, 12, tzinfo=UTC),
            id="to-the-microsecond",
        ),
    ],
)
def test_a_day_begins_at_its_first_midnight(zone, now, start):
    assert a_clock(now, zone).start_of("daily") == start


@pytest.mark.parametrize(
    ("name", "window"),
    [
        pytest.param("$timeframe_daily_hours", "14:00;15:00;3", id="hours"),
        pytest.param("$timeframe_absolute", "2024-06-12T14:00;2024-06-12T15:00", id="dates"),
        pytest.param("$timeframe", "2024-06-01T14:00;P1D;PT1H", id="a-frame"),
    ],
)
@pytest.mark.parametrize(
    ("moment", "inside"),
    [
        pytest.param("2024-06-12T11:59:00Z", False, id="before"),
        pytest.param("2024-06-12T12:30:00Z", True, id="within"),
        pytest.param("2024-06-12T14:30:00Z", False, id="after"),
    ],
)
def test_windows_are_those_of_the_projects_zone(name, window, moment, inside):
    checks = (Check(name, (Text(window),)),)

    assert passes(checks, (Text(moment),), a_clock(zone="Europe/Warsaw")) is inside


@pytest.mark.parametrize(
    ("read", "text", "problem"),
    [
        pytest.param(
            recurring,
            "2024-06-01;P0D;PT1H",
            "expected an interval longer than 'P0D'",
            id="no-interval",
        ),
        pytest.param(
            recurring,
            "2024-06-01;PT1H;an hour",
            "expected a duration such as P2D or PT1H, got 'an hour'",
            id="no-duration",
        ),
        pytest.param(
            recurring,
            "2024-06-01;P9999999999D;PT1H",
            "expected a shorter duration than 'P9999999999D'",
            id="beyond-time",
        ),
        pytest.param(daily, "x", "expected 18:00;20:00;1,2 with days from 0 to 6", id="hours"),
        pytest.param(absolute, "x", "expected 2 parts between semicolons, got 'x'", id="one-part"),
        pytest.param(
            absolute,
            "x;",
            "expected a date such as 2024-06-01T12:00:00Z, got 'x'",
            id="no-date",
        ),
    ],
)
def test_a_window_that_cannot_be_read_says_what_was_expected(read, text, problem):
    with pytest.raises(ValueError, match=f"^{re.escape(problem)}$"):
        read(text, a_clock())


@pytest.mark.parametrize(
    ("operator", "expects", "fitting", "unfitting"),
    [
        pytest.param("$less_than", "a number or a date", Text("2024-06-01"), Text("x"), id="date"),
        pytest.param("$more_than", "a number or a date", Number(1), Text("x"), id="number"),
        pytest.param("$after", "a date", Text("2024-06-01"), Number(1), id="after"),
        pytest.param("$starts_with", "text", Text("x"), Number(1), id="text"),
        pytest.param("$count", "a number", Number(1), Text("x"), id="count"),
        pytest.param("$more_than_ago", "a number of days", Number(1), Text("x"), id="days"),
        pytest.param("$is_days_ago", "a number of days", Number(1), Text("x"), id="whole-days"),
        pytest.param("$dow", "days from 0, Sunday, to 6", Number(6), Number(7), id="weekday"),
        pytest.param(
            "$timeframe_daily_hours",
            "text with semicolons",
            Text("01:00;02:00;"),
            Number(1),
            id="hours",
        ),
    ],
)
def test_an_operator_says_what_it_compares_with(operator, expects, fitting, unfitting):
    known = OPERATORS[operator]

    assert known.expects == expects
    assert (known.fits(fitting), known.fits(unfitting)) == (True, False)


def test_logic_says_which_conditions_there_are():
    expression = Expression((Condition("1", "x"), Condition("2", "y")), "1 and 3")

    with pytest.raises(ValueError, match=r"^names '3'; known here: 1, 2$"):
        check(expression)


@pytest.mark.parametrize(
    ("name", "past"),
    [
        pytest.param("campaign.orders.amount_discounted", Ledger(discounts=9), id="discounts"),
        pytest.param("redemption.gift.amount", Ledger(credits_=9), id="credits"),
    ],
)
def test_limits_on_what_is_taken_stay_open_until_it_was_tried(name, past):
    rule = a_rule((name, {"$less_than": [5]}))
    facts = some_facts(an_order(), past=past)

    untried = list(reasons_against([rule], facts))
    tried = list(reasons_against([rule], replace(facts, after=an_order())))

    assert untried == []
    assert [one.key for one in tried] == ["redemption_rules_violated"]


def test_free_units_for_bundles_keep_their_effect():
    bundle = Bundle((BundlePart(Thing("mug", "product")),), 3)

    worth, _ = scaled(FreeUnits(1, "mug"), EVERYTHING, bundle, 2)

    assert worth == FreeUnits(2, "mug", Effect.ADD_MISSING_ITEMS)


@pytest.mark.parametrize(
    ("microseconds", "longer"),
    [pytest.param(0, False, id="to-the-microsecond"), pytest.param(1, True, id="one-more")],
)
def test_centuries_ago_are_counted_exactly(microseconds, longer):
    moment = datetime(2024, 6, 12, 12, tzinfo=UTC) - timedelta(200_000, 0, microseconds)
    checks = (Check("$more_than_ago", (Number(200_000),)),)

    assert passes(checks, (Text(moment.isoformat()),), a_clock()) is longer
