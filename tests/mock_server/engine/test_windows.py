from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.validity import ALWAYS, DailyHours, TimeFrame, Validity
from mock_server.engine.windows import Closed, closed_at

UTC_ZONE = ZoneInfo("UTC")
NEW_YORK = ZoneInfo("America/New_York")
MOMENT = timedelta(milliseconds=1)
START = datetime(2024, 1, 1, tzinfo=UTC)
END = datetime(2024, 2, 1, tzinfo=UTC)
TUESDAY, WEDNESDAY, THURSDAY = (datetime(2024, 1, day, tzinfo=UTC) for day in (2, 3, 4))
EVERY_DAY = tuple(range(7))


def at(text):
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("now", "closed"),
    [
        pytest.param(START - MOMENT, Closed.BEFORE_START, id="just-before-start"),
        pytest.param(START, None, id="start-itself-is-open"),
        pytest.param(END, None, id="expiration-itself-is-open"),
        pytest.param(END + MOMENT, Closed.AFTER_EXPIRATION, id="just-after-expiration"),
    ],
)
def test_dates_are_open_from_start_to_expiration_inclusive(now, closed):
    validity = Validity(start_date=START, expiration_date=END)

    assert closed_at(validity, now, UTC_ZONE) is closed


@pytest.mark.parametrize(
    ("now", "open_"),
    [
        pytest.param("2024-01-01T00:00:00Z", True, id="first-frame"),
        pytest.param("2024-01-03T00:30:00Z", True, id="documented-inside"),
        pytest.param("2024-01-02T00:30:00Z", False, id="documented-outside"),
        pytest.param("2024-01-03T00:59:59.999Z", True, id="last-moment"),
        pytest.param("2024-01-03T01:00:00Z", False, id="end-is-exclusive"),
    ],
)
def test_a_time_frame_opens_at_the_start_of_every_interval(now, open_):
    frame = TimeFrame(interval=timedelta(days=2), duration=timedelta(hours=1))
    validity = Validity(start_date=START, timeframe=frame)

    assert (closed_at(validity, at(now), UTC_ZONE) is None) is open_


def test_a_time_frame_without_a_start_date_limits_nothing():
    validity = Validity(timeframe=TimeFrame(timedelta(days=2), timedelta(hours=1)))

    assert closed_at(validity, TUESDAY, UTC_ZONE) is None


@pytest.mark.parametrize(
    ("now", "open_"),
    [
        pytest.param("2024-03-09T14:30:00Z", True, id="before-the-change-9-30-local"),
        pytest.param("2024-03-10T13:30:00Z", True, id="after-the-change-9-30-local"),
        pytest.param("2024-03-10T14:30:00Z", False, id="after-the-change-10-30-local"),
        pytest.param("2024-11-03T14:30:00Z", True, id="back-again-9-30-local"),
    ],
)
def test_a_daily_time_frame_keeps_its_hour_when_the_clocks_change(now, open_):
    start = at("2024-01-01T14:00:00Z")
    frame = TimeFrame(interval=timedelta(days=1), duration=timedelta(hours=1))
    validity = Validity(start_date=start, timeframe=frame)

    assert (closed_at(validity, at(now), NEW_YORK) is None) is open_


def test_a_time_frame_that_starts_in_the_repeated_hour_is_open_right_after():
    start, now = at("2024-11-03T05:50:00Z"), at("2024-11-03T06:10:00Z")
    frame = TimeFrame(interval=timedelta(days=1), duration=timedelta(hours=1))

    assert closed_at(Validity(start_date=start, timeframe=frame), now, NEW_YORK) is None


@pytest.mark.parametrize(
    ("day", "now", "zone", "open_"),
    [
        pytest.param(0, "2023-01-27T12:00:00Z", UTC_ZONE, False, id="sunday-only-on-a-friday"),
        pytest.param(0, "2023-01-29T12:00:00Z", UTC_ZONE, True, id="sunday-is-0"),
        pytest.param(6, "2023-01-28T12:00:00Z", UTC_ZONE, True, id="saturday-is-6"),
        pytest.param(1, "2024-01-02T03:00:00Z", NEW_YORK, True, id="still-monday-in-the-zone"),
        pytest.param(1, "2024-01-02T03:00:00Z", UTC_ZONE, False, id="already-tuesday-in-utc"),
    ],
)
def test_weekdays_are_those_of_the_project_zone(day, now, zone, open_):
    validity = Validity(day_of_week=(day,))

    assert (closed_at(validity, at(now), zone) is None) is open_


@pytest.mark.parametrize(
    ("now", "open_"),
    [
        pytest.param(TUESDAY + timedelta(hours=10), True, id="inside-on-tuesday"),
        pytest.param(WEDNESDAY + timedelta(hours=10), False, id="closed-on-wednesday"),
        pytest.param(THURSDAY + timedelta(hours=9), True, id="start-is-inclusive"),
        pytest.param(THURSDAY + timedelta(hours=9) - MOMENT, False, id="just-before-start"),
        pytest.param(THURSDAY + timedelta(hours=11) - MOMENT, True, id="last-moment"),
        pytest.param(THURSDAY + timedelta(hours=11), False, id="end-is-exclusive"),
    ],
)
def test_daily_hours_are_half_open(now, open_):
    validity = Validity(hours=(DailyHours(time(9), time(11), (2, 4)),))

    assert (closed_at(validity, now, UTC_ZONE) is None) is open_


@pytest.mark.parametrize(
    ("hours", "hour", "open_"),
    [
        pytest.param(DailyHours(time(22), None, EVERY_DAY), 23, True, id="no-end-is-midnight"),
        pytest.param(DailyHours(None, time(6), EVERY_DAY), 0, True, id="no-start-is-midnight"),
        pytest.param(DailyHours(time(22), None, EVERY_DAY), 0, False, id="not-past-midnight"),
        pytest.param(DailyHours(time(9), time(11), ()), 9, True, id="no-days-are-all-days"),
    ],
)
def test_daily_hours_may_leave_ends_and_days_open(hours, hour, open_):
    now = TUESDAY + timedelta(hours=hour)

    assert (closed_at(Validity(hours=(hours,)), now, UTC_ZONE) is None) is open_


@pytest.mark.parametrize("hour", [9, 14], ids=["morning", "afternoon"])
def test_one_of_several_daily_windows_is_enough(hour):
    windows = (DailyHours(time(9), time(10), (2,)), DailyHours(time(14), time(15), (2,)))

    assert closed_at(Validity(hours=windows), TUESDAY + timedelta(hours=hour), UTC_ZONE) is None


def test_time_frame_and_weekday_apply_together():
    frame = TimeFrame(interval=timedelta(days=1), duration=timedelta(hours=1))
    validity = Validity(start_date=START, timeframe=frame, day_of_week=(2,))

    assert closed_at(validity, TUESDAY, UTC_ZONE) is None
    assert closed_at(validity, WEDNESDAY, UTC_ZONE) is Closed.OUTSIDE_WINDOW


@pytest.mark.parametrize(
    "validity",
    [
        pytest.param(ALWAYS, id="no-limits"),
        pytest.param(Validity(day_of_week=(), hours=()), id="empty-limits"),
    ],
)
def test_no_limits_are_always_open(validity):
    assert closed_at(validity, TUESDAY, UTC_ZONE) is None


@given(
    st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.sampled_from([UTC_ZONE, NEW_YORK]),
)
def test_seven_single_days_make_a_whole_week(now, zone):
    opened = [closed_at(Validity(day_of_week=(day,)), now, zone) is None for day in EVERY_DAY]

    assert opened.count(True) == 1
