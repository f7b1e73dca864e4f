from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.rules import Clock
from tests.mock_server.engine.rules.builders import a_clock

ZONES = (
    "UTC",
    "America/New_York",
    "Europe/Warsaw",
    "Asia/Kolkata",
    "America/Sao_Paulo",
    "Asia/Gaza",
)
PERIODS = ("daily", "weekly", "monthly")
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=18_000)).map(
    lambda elapsed: datetime(1990, 1, 1, tzinfo=UTC) + elapsed
)


def at(text):
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("zone", "period", "now", "start"),
    [
        pytest.param("UTC", "daily", "2024-06-12T12:00Z", "2024-06-12T00:00Z", id="day"),
        pytest.param(
            "UTC", "daily", "2024-06-12T00:00Z", "2024-06-12T00:00Z", id="midnight-itself"
        ),
        pytest.param("UTC", "weekly", "2024-06-12T12:00Z", "2024-06-10T00:00Z", id="week"),
        pytest.param("UTC", "weekly", "2024-06-10T00:00Z", "2024-06-10T00:00Z", id="monday"),
        pytest.param("UTC", "weekly", "2024-06-09T23:59Z", "2024-06-03T00:00Z", id="sunday"),
        pytest.param("UTC", "monthly", "2024-02-29T12:00Z", "2024-02-01T00:00Z", id="month"),
        pytest.param(
            "America/New_York",
            "daily",
            "2024-06-12T03:00Z",
            "2024-06-11T04:00Z",
            id="still-yesterday",
        ),
        pytest.param(
            "America/New_York", "daily", "2024-03-10T12:00Z", "2024-03-10T05:00Z", id="clocks-go-on"
        ),
        pytest.param(
            "America/New_York", "weekly", "2024-03-12T12:00Z", "2024-03-11T04:00Z", id="week-after"
        ),
        pytest.param(
            "America/New_York",
            "monthly",
            "2024-03-20T12:00Z",
            "2024-03-01T05:00Z",
            id="month-before",
        ),
        pytest.param(
            "America/Sao_Paulo", "daily", "2018-11-04T12:00Z", "2018-11-04T03:00Z", id="no-midnight"
        ),
    ],
)
def test_periods_begin_at_midnight_of_the_projects_zone(zone, period, now, start):
    began = a_clock(at(now), zone).start_of(period)

    assert began == at(start)
    assert began.tzinfo is UTC


@given(MOMENTS, st.sampled_from(ZONES), st.sampled_from(PERIODS))
def test_a_period_has_begun_and_is_not_over(now, zone, period):
    length = {"daily": 1, "weekly": 7, "monthly": 31}[period]

    start = a_clock(now, zone).start_of(period)

    assert start <= now < start + timedelta(days=length, hours=2)


@given(MOMENTS, st.sampled_from(ZONES), st.sampled_from(PERIODS))
def test_the_beginning_of_a_period_is_in_that_period(now, zone, period):
    start = a_clock(now, zone).start_of(period)

    assert a_clock(start, zone).start_of(period) == start


@given(MOMENTS, st.sampled_from(ZONES), st.sampled_from(PERIODS))
def test_right_before_a_period_there_was_another(now, zone, period):
    start = a_clock(now, zone).start_of(period)

    assert a_clock(start - timedelta(milliseconds=1), zone).start_of(period) < start


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        pytest.param("2024-06-12T12:00:00.000Z", "2024-06-12T12:00Z", id="utc"),
        pytest.param("2024-06-12t12:00:00z", "2024-06-12T12:00Z", id="lower-case"),
        pytest.param("2024-06-12T12:00:00+02:00", "2024-06-12T10:00Z", id="offset"),
        pytest.param("2024-06-12T12:00", "2024-06-12T16:00Z", id="no-offset-is-local"),
        pytest.param("2024-06-12 12:00", "2024-06-12T16:00Z", id="with-a-space"),
        pytest.param("2024-06-12", "2024-06-12T04:00Z", id="date-is-local-midnight"),
        pytest.param("0002-01-01T00:00Z", "0002-01-01T00:00Z", id="earliest-year"),
        pytest.param("9998-12-31T23:59Z", "9998-12-31T23:59Z", id="latest-year"),
    ],
)
def test_a_text_names_an_instant(text, instant):
    found = a_clock(zone="America/New_York").instant(text)

    assert found == at(instant)
    assert found.tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    ["", "tomorrow", "20240612", "2024-13-01", "2024-06-12T99:00", "5", "0001-01-01", "9999-12-31"],
)
def test_other_texts_name_none(text):
    assert a_clock(zone="America/New_York").instant(text) is None


@given(st.text(max_size=30))
def test_no_text_is_too_strange_to_be_asked(text):
    moment = Clock(datetime(2024, 1, 1, tzinfo=UTC), ZoneInfo("UTC")).instant(text)

    assert moment is None or moment.tzinfo is UTC
