from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.rules import Number, Text, Truth
from mock_server.engine.rules.operators import OPERATORS
from mock_server.engine.rules.timeframes import WINDOWS
from mock_server.engine.rules.value import values_of
from tests.mock_server.engine.rules.builders import NOON, a_clock

RAW = st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False) | st.text(max_size=5)
NUMBERS = st.integers(-1000, 1000) | st.decimals(-1000, 1000, places=2)
DAY = timedelta(days=1)


def holds(operator, raw, *wanted, clock=None):
    operands = tuple(value for one in wanted for value in values_of(one))
    return OPERATORS[operator].holds(values_of(raw), operands, clock or a_clock())


def ago(**units):
    return (NOON - timedelta(**units)).isoformat()


@pytest.mark.parametrize(
    ("operator", "raw", "wanted", "expected"),
    [
        pytest.param("$is", "en", ["en"], True, id="is-the-same"),
        pytest.param("$is", "EN", ["en"], False, id="is-case-sensitive"),
        pytest.param("$is", "en", ["de", "en"], True, id="is-one-of-several"),
        pytest.param("$is", 5, [5.0], True, id="whole-however-written"),
        pytest.param("$is", 0.1, [Decimal("0.1")], True, id="fractions-are-exact"),
        pytest.param("$is", 1, [True], False, id="a-number-is-no-truth-value"),
        pytest.param("$is", "5", [5], False, id="a-text-is-no-number"),
        pytest.param("$is", None, ["en"], False, id="absent-is-nothing"),
        pytest.param("$is", ["L1", "L9"], ["L9"], True, id="list-with-it"),
        pytest.param("$is", ["L1"], ["L9"], False, id="list-without-it"),
        pytest.param("$is", {"a": 1}, ["a"], False, id="objects-are-no-values"),
        pytest.param("$is_not", "en", ["en"], False, id="is-not-the-same"),
        pytest.param("$is_not", None, ["en"], True, id="absent-is-not-it"),
        pytest.param("$in", "b", ["a", "b"], True, id="in"),
        pytest.param("$not_in", "c", ["a", "b"], True, id="not-in"),
        pytest.param("$less_than", 3, [3], False, id="less-at-the-edge"),
        pytest.param("$less_than", 2.999, [3], True, id="less-just-below"),
        pytest.param("$less_than_or_equal", 3, [3], True, id="less-or-equal-at-the-edge"),
        pytest.param("$less_than_or_equal", 3.001, [3], False, id="less-or-equal-just-above"),
        pytest.param("$more_than", 3, [3], False, id="more-at-the-edge"),
        pytest.param("$more_than", 3.001, [3], True, id="more-just-above"),
        pytest.param("$more_than_or_equal", 3, [3], True, id="more-or-equal-at-the-edge"),
        pytest.param("$more_than_or_equal", 4, [3], True, id="more-or-equal-above"),
        pytest.param("$less_than_or_equal", 2, [3], True, id="less-or-equal-below"),
        pytest.param("$greater_than_or_equal", 3, [3], True, id="the-other-spelling"),
        pytest.param("$greater_than_or_equal", 4, [3], True, id="the-other-spelling-above"),
        pytest.param("$greater_than_or_equal", 2, [3], False, id="the-other-spelling-below"),
        pytest.param("$more_than", None, [3], False, id="absent-is-not-more"),
        pytest.param("$less_than", True, [3], False, id="truth-values-have-no-order"),
        pytest.param("$less_than", "abc", ["abd"], False, id="words-have-no-order"),
        pytest.param("$more_than", "2024-06-02", ["2024-06-01"], True, id="dates-have-one"),
        pytest.param("$after", "2024-06-01T00:00:00.001Z", ["2024-06-01"], True, id="after"),
        pytest.param("$after", "2024-06-01", ["2024-06-01T00:00:00Z"], False, id="after-the-edge"),
        pytest.param("$before", "2024-05-31T23:59:59Z", ["2024-06-01"], True, id="before"),
        pytest.param("$before", "2024-06-01", ["2024-06-01"], False, id="before-the-edge"),
        pytest.param("$starts_with", "SUMMER24", ["SUM"], True, id="starts-with"),
        pytest.param("$starts_with", "SUMMER24", ["24"], False, id="does-not-start-with"),
        pytest.param("$ends_with", "SUMMER24", ["X", "24"], True, id="ends-with"),
        pytest.param("$ends_with", 24, ["4"], False, id="numbers-have-no-end"),
        pytest.param("$contains", "SUMMER24", ["MER"], True, id="contains-a-part"),
        pytest.param("$contains", ["a", "b"], ["b"], True, id="contains-a-member"),
        pytest.param("$contains", [1, 2], [3], False, id="contains-no-such-member"),
        pytest.param("$count", ["a", "b"], [2], True, id="count"),
        pytest.param("$count", "a", [1], True, id="one-value-is-one"),
        pytest.param("$count", None, [0], True, id="absent-is-zero"),
        pytest.param("$count", ["a", "b"], [1, 2], True, id="one-of-several-counts"),
        pytest.param("$count_more", ["a", "b"], [2], False, id="count-more-at-the-edge"),
        pytest.param("$count_more", ["a", "b", "c"], [2], True, id="count-more"),
        pytest.param("$count_less", ["a", "b"], [2], False, id="count-less-at-the-edge"),
        pytest.param("$count_less", ["a"], [2], True, id="count-less"),
        pytest.param("$not_differ", ["b", "a"], ["a", "b"], True, id="same-members-any-order"),
        pytest.param("$not_differ", ["a"], ["a", "b"], False, id="one-is-missing"),
        pytest.param("$not_intersect", ["a"], ["b", "c"], True, id="nothing-in-common"),
        pytest.param("$not_intersect", ["a", "b"], ["b", "c"], False, id="something-in-common"),
        pytest.param("$is", "en", [], False, id="nothing-wanted-is-nothing"),
    ],
)
def test_operators_compare_what_is_found_with_what_is_wanted(operator, raw, wanted, expected):
    assert holds(operator, raw, *wanted) is expected


@pytest.mark.parametrize(
    ("operator", "raw", "wanted", "expected"),
    [
        pytest.param("$more_than_ago", ago(days=3), 3, False, id="ago-at-the-edge"),
        pytest.param("$more_than_ago", ago(days=3, milliseconds=1), 3, True, id="ago-before-it"),
        pytest.param("$less_than_ago", ago(days=3), 3, False, id="within-at-the-edge"),
        pytest.param("$less_than_ago", ago(days=2, hours=23), 3, True, id="within"),
        pytest.param("$less_than_ago", ago(days=0), 3, True, id="right-now-is-ago"),
        pytest.param("$less_than_future", ago(days=0), 3, True, id="right-now-is-soon"),
        pytest.param("$less_than_ago", ago(days=-1), 3, False, id="the-future-is-not-ago"),
        pytest.param("$less_than_ago", ago(hours=11), 0.5, True, id="parts-of-days"),
        pytest.param("$is_days_ago", ago(hours=13), 1, True, id="yesterday-is-a-calendar-day"),
        pytest.param("$is_days_ago", ago(hours=11), 0, True, id="today"),
        pytest.param("$is_days_ago", ago(days=-1), 1, False, id="tomorrow-is-not-ago"),
        pytest.param("$more_than_future", ago(days=-3), 3, False, id="ahead-at-the-edge"),
        pytest.param("$more_than_future", ago(days=-4), 3, True, id="ahead"),
        pytest.param("$less_than_future", ago(days=-2), 3, True, id="soon"),
        pytest.param("$less_than_future", ago(days=1), 3, False, id="the-past-is-not-soon"),
        pytest.param("$is_days_in_future", ago(hours=-13), 1, True, id="tomorrow"),
        pytest.param("$is_days_ago", "yesterday", 1, False, id="no-date"),
        pytest.param("$more_than_ago", None, 1, False, id="absent"),
    ],
)
def test_dates_are_so_many_days_away(operator, raw, wanted, expected):
    assert holds(operator, raw, wanted) is expected


@pytest.mark.parametrize(
    ("operator", "date", "wanted", "expected"),
    [
        pytest.param("$timeframe", "2024-01-03T00:30Z", "2024-01-01;P2D;PT1H", True, id="in-frame"),
        pytest.param("$timeframe", "2024-01-02T00:30Z", "2024-01-01;P2D;PT1H", False, id="between"),
        pytest.param("$timeframe", "2023-12-30T00:30Z", "2024-01-01;P2D;PT1H", False, id="earlier"),
        pytest.param(
            "$timeframe_absolute", "2024-02-01", "2024-01-01;2024-02-01", True, id="last-instant"
        ),
        pytest.param(
            "$timeframe_absolute", "2024-02-02", "2024-01-01;2024-02-01", False, id="too-late"
        ),
        pytest.param("$timeframe_absolute", "2030-01-01", "2024-01-01;", True, id="open-end"),
        pytest.param("$timeframe_absolute", "2020-01-01", ";2024-01-01", True, id="open-start"),
        pytest.param(
            "$timeframe_daily_hours", "2024-06-11T20:00Z", "18:00;20:01;2,3", True, id="tuesday"
        ),
        pytest.param(
            "$timeframe_daily_hours", "2024-06-11T20:01Z", "18:00;20:01;2,3", False, id="closed"
        ),
        pytest.param(
            "$timeframe_daily_hours", "2024-06-13T19:00Z", "18:00;20:01;2,3", False, id="thursday"
        ),
        pytest.param("$timeframe_daily_hours", "2024-06-13T19:00Z", "18:00;", True, id="all-days"),
        pytest.param("$timeframe_daily_hours", "2024-06-13T23:59Z", "18:00;24:00", True, id="24-h"),
        pytest.param("$timeframe_daily_hours", "2024-06-13T03:00Z", ";06:00; ", True, id="night"),
        pytest.param("$timeframe_daily_hours", "2024-06-13T07:00Z", ";06:00", False, id="morning"),
        pytest.param("$dow", "2024-06-09", 0, True, id="sunday-is-0"),
        pytest.param("$dow", "2024-06-15", 6, True, id="saturday-is-6"),
        pytest.param("$dow", "2024-06-10", 0, False, id="monday-is-not"),
        pytest.param("$dow", "someday", 0, False, id="no-date"),
    ],
)
def test_dates_lie_within_windows(operator, date, wanted, expected):
    assert holds(operator, date, wanted) is expected


def test_weekdays_are_those_of_the_projects_zone():
    assert holds("$dow", "2024-06-10T03:00Z", 0, clock=a_clock(zone="America/New_York"))


def test_no_weekday_is_none():
    assert not holds("$dow", "2024-06-10")


@pytest.mark.parametrize(
    ("operator", "operand"),
    [
        pytest.param("$less_than", Text("many"), id="order-of-words"),
        pytest.param("$less_than", Truth(True), id="order-of-truth"),
        pytest.param("$after", Number(Decimal(5)), id="after-a-number"),
        pytest.param("$starts_with", Number(Decimal(5)), id="start-of-a-number"),
        pytest.param("$count", Text("5"), id="count-of-text"),
        pytest.param("$dow", Number(Decimal(7)), id="no-such-day"),
        pytest.param("$dow", Number(Decimal("1.5")), id="half-a-day"),
        pytest.param("$dow", Text("1"), id="day-as-text"),
        pytest.param("$timeframe", Number(Decimal(1)), id="window-as-number"),
        pytest.param("$more_than_ago", Text("3"), id="days-as-text"),
    ],
)
def test_operators_know_which_operands_they_understand(operator, operand):
    assert not OPERATORS[operator].fits(operand)


@pytest.mark.parametrize(
    ("operator", "text"),
    [
        pytest.param("$timeframe", "2024-01-01;P2D", id="too-few-parts"),
        pytest.param("$timeframe", "soon;P2D;PT1H", id="no-start"),
        pytest.param("$timeframe", "2024-01-01;PT0S;PT1H", id="no-interval"),
        pytest.param("$timeframe", "2024-01-01;P1M;PT1H", id="months-have-no-length"),
        pytest.param("$timeframe", "2024-01-01;P1DT;PT1H", id="half-a-duration"),
        pytest.param("$timeframe", "2024-01-01;P1D;P", id="no-duration"),
        pytest.param("$timeframe", "2024-01-01;P9999999999D;PT1H", id="too-long"),
        pytest.param("$timeframe_absolute", "2024-01-01", id="no-end"),
        pytest.param("$timeframe_absolute", "2024-01-01;soon", id="no-date"),
        pytest.param("$timeframe_daily_hours", "18:00", id="no-hour-of-closing"),
        pytest.param("$timeframe_daily_hours", "25:00;26:00", id="no-such-hour"),
        pytest.param("$timeframe_daily_hours", "18:00;20:00;7", id="no-such-day"),
        pytest.param("$timeframe_daily_hours", "18:00;20:00;x", id="no-day-at-all"),
        pytest.param("$timeframe_daily_hours", "18:00;20:00;1;2", id="too-many-parts"),
    ],
)
def test_windows_that_cannot_be_read_are_refused(operator, text):
    with pytest.raises(ValueError, match=r"."):
        OPERATORS[operator].fits(Text(text))


@pytest.mark.parametrize("operator", ["$starts_with", "$count", "$after", "$dow", "$timeframe"])
def test_operators_understand_their_own_operands(operator):
    operands = {
        "$starts_with": Text("a"),
        "$count": Number(Decimal(2)),
        "$after": Text("2024-01-01"),
        "$dow": Number(Decimal(6)),
        "$timeframe": Text("2024-01-01;P1D;PT1H"),
    }

    assert OPERATORS[operator].fits(operands[operator])


@given(RAW | st.lists(RAW, max_size=3), st.lists(RAW, max_size=3))
def test_is_and_in_are_opposites_of_is_not_and_not_in(raw, wanted):
    assert holds("$is", raw, *wanted) is not holds("$is_not", raw, *wanted)
    assert holds("$in", raw, *wanted) is not holds("$not_in", raw, *wanted)


@given(NUMBERS, NUMBERS)
def test_less_and_more_or_equal_are_opposites_on_numbers(one, other):
    assert holds("$less_than", one, other) is not holds("$more_than_or_equal", one, other)
    assert holds("$more_than", one, other) is not holds("$less_than_or_equal", one, other)


@given(NUMBERS, NUMBERS)
def test_what_is_less_is_more_the_other_way_round(one, other):
    assert holds("$less_than", one, other) is holds("$more_than", other, one)


@given(st.datetimes(), st.datetimes())
def test_before_and_after_agree_with_the_order_of_instants(one, other):
    first, second = one.isoformat(), other.isoformat()

    if not {one.year, other.year} & {1, 9999}:
        assert holds("$before", first, second) is (one < other)
        assert holds("$after", first, second) is holds("$before", second, first)


@given(st.lists(RAW, max_size=4), st.integers(0, 5))
def test_a_list_has_so_many_parts_or_more_or_less(raw, count):
    verdicts = [holds(name, raw, count) for name in ("$count", "$count_more", "$count_less")]

    assert verdicts.count(True) == 1


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_binary_fractions_become_the_decimal_that_names_them(number):
    assert values_of(number) == (Number(Decimal(repr(number))),)


@given(st.sampled_from(sorted(OPERATORS)), RAW | st.lists(RAW, max_size=3), st.data())
def test_no_operator_fails_on_anything_that_metadata_can_hold(operator, raw, data):
    wanted = {"$timeframe": "2024-01-01;P2D;PT1H", "$timeframe_absolute": "2024-01-01;"}
    wanted["$timeframe_daily_hours"] = "10:00;11:00"
    operand = wanted.get(operator) or data.draw(RAW)

    assert holds(operator, raw, operand) in (True, False)


@pytest.mark.parametrize("operator", sorted(set(OPERATORS) - set(WINDOWS)))
def test_operators_pass_over_operands_that_they_do_not_understand(operator):
    found = ["word", 5, True, "2024-06-01", None, {}]

    assert holds(operator, found, "word", 5, True, "2024-06-01") in (True, False)


@pytest.mark.parametrize("operator", sorted(WINDOWS))
def test_windows_that_are_no_text_are_passed_over(operator):
    assert not holds(operator, ["word", 5, "2024-06-01"], 5, True)


@pytest.mark.parametrize("raw", [float("nan"), float("inf"), object(), None, {}])
def test_what_is_no_value_is_nothing(raw):
    assert values_of(raw) == ()


def test_numbers_of_any_length_are_values():
    assert values_of(10**5000) == (Number(Decimal(10**5000)),)
