import pytest

from conformance.door.allowance import Allowance, Bounds, TimeIsUp, Withheld
from conformance.door.limit import Limit
from conformance.door.window import Window
from tests.conformance.door.clocks import SleepingClock


def an_allowance(*limits, calls=None, seconds=None):
    clock = SleepingClock()
    deadline = None if seconds is None else clock.now() + seconds
    windows = tuple(Window(Limit.read(limit)) for limit in limits)
    return Allowance(Bounds(windows, calls, deadline), clock)


def test_without_bounds_everything_is_allowed_at_once():
    allowance = an_allowance()
    for _ in range(100):
        allowance.take()

    assert (allowance.made, allowance.left(), allowance.clock.naps) == (100, None, [])


def test_a_spent_window_is_waited_for_and_the_wait_is_told():
    allowance, told = an_allowance("2/min"), []
    allowance.tell = told.append
    for _ in range(3):
        allowance.take()

    assert sum(allowance.clock.naps) == 60
    assert told[0].note == "60 s until calls are allowed again"


def test_the_strictest_limit_counts():
    allowance = an_allowance("1/s", "2/min")
    for _ in range(3):
        allowance.take()

    assert sum(allowance.clock.naps) == 60


def test_nobody_waits_for_a_window_that_opens_after_the_deadline():
    allowance = an_allowance("2/h", seconds=600)
    allowance.take()
    allowance.take()

    with pytest.raises(TimeIsUp, match="2/h"):
        allowance.take()
    assert allowance.clock.naps == []


def test_the_deadline_ends_everything():
    allowance = an_allowance(seconds=10)
    allowance.clock.time += 10

    with pytest.raises(TimeIsUp, match="the time is up"):
        allowance.take()


def test_a_run_makes_no_more_calls_than_it_may():
    allowance = an_allowance(calls=2)
    allowance.take()
    allowance.take()

    with pytest.raises(TimeIsUp, match="the 2 calls of the run are spent"):
        allowance.take()


def test_what_is_held_back_is_there_for_the_clean_up():
    allowance = an_allowance(calls=3)
    allowance.take(reserve=2)
    with pytest.raises(TimeIsUp):
        allowance.take(reserve=2)

    with allowance.cleaning():
        allowance.take()
        allowance.take()

    assert allowance.made == 3


def test_a_window_that_does_not_open_again_is_held_back_too():
    allowance = an_allowance("3/h", seconds=600)
    allowance.take(reserve=2)

    with pytest.raises(TimeIsUp):
        allowance.take(reserve=2)
    with allowance.cleaning():
        allowance.take()
        allowance.take()


def test_a_layer_gets_its_share_and_the_next_one_starts_anew():
    allowance = an_allowance(calls=10)
    with allowance.share(2):
        allowance.take()
        allowance.take()
        with pytest.raises(Withheld, match="share"):
            allowance.take()

    allowance.take()

    assert allowance.left() == 7


def test_a_layer_gets_its_share_of_the_time():
    allowance = an_allowance(seconds=100)
    with allowance.share(None, 10):
        allowance.take()
        allowance.clock.sleep(11)
        with pytest.raises(Withheld, match="share of the time"):
            allowance.take()

    allowance.take()
    assert allowance.made == 2


def test_a_share_never_exceeds_what_is_left():
    allowance = an_allowance(calls=5)
    with allowance.share(100):
        assert allowance.left(reserve=1) == 4


def test_a_pause_that_the_target_asks_for_is_kept():
    allowance = an_allowance()
    allowance.pause(30)
    allowance.take()

    assert sum(allowance.clock.naps) == 30


def test_a_target_that_wants_no_calls_for_a_month_gets_none():
    allowance = an_allowance()
    allowance.pause(30 * 86400)

    with pytest.raises(TimeIsUp, match="wants no calls"):
        allowance.take()
