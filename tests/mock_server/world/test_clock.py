from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.world.clock import Clock, ClockState, real_seconds, real_time

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SOON = timedelta(seconds=30)


def frozen(at=NOON):
    return Clock(ClockState(frozen_at=at))


def test_a_new_clock_shows_real_time_in_whole_milliseconds_of_utc():
    now = Clock().now()

    assert timedelta() <= real_time() - now < SOON
    assert (now.tzinfo, now.microsecond % 1000) == (UTC, 0)


def test_real_seconds_are_those_of_real_time():
    assert abs(real_seconds() - real_time().timestamp()) < 30


def test_a_frozen_clock_stands_still():
    clock = Clock()

    clock.freeze()

    assert clock.frozen
    assert clock.now() == clock.now()


@given(st.timedeltas(-timedelta(days=9999), timedelta(days=9999)))
def test_a_frozen_clock_moves_by_what_it_is_told_and_both_ways(by):
    clock = frozen()

    clock.advance(by)

    assert timedelta() <= NOON + by - clock.now() < timedelta(milliseconds=1)


def test_a_running_clock_runs_on_from_where_it_was_set():
    clock = Clock()

    clock.set_to(NOON)

    assert not clock.frozen
    assert timedelta() <= clock.now() - NOON < SOON


def test_a_running_clock_advances_back_too():
    clock = Clock()

    clock.advance(-HOUR)

    assert HOUR - SOON < real_time() - clock.now() < HOUR + SOON


def test_a_clock_that_runs_again_goes_on_from_the_frozen_instant():
    clock = frozen()

    clock.run()

    assert timedelta() <= clock.now() - NOON < SOON


def test_setting_takes_any_zone_and_cuts_to_milliseconds():
    clock = frozen()

    clock.set_to(datetime(2026, 1, 1, 1, 0, 0, 123999, tzinfo=timezone(HOUR)))

    assert clock.now() == datetime(2026, 1, 1, 0, 0, 0, 123000, tzinfo=UTC)


@pytest.mark.parametrize("by", [timedelta(days=3_000_000), -timedelta(days=3_000_000)], ids=str)
def test_a_clock_does_not_leave_the_calendar(by):
    clock = frozen()

    with pytest.raises(OverflowError):
        clock.advance(by)

    assert clock.now() == NOON
