import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.door.limit import Limit
from conformance.door.window import Window

HOUR = Limit(3, 3600)


def test_a_window_waits_until_its_oldest_call_is_over():
    window = Window(HOUR)
    for moment in (0.0, 10.0, 20.0):
        window.record(moment)

    assert window.wait(30.0) == 3570.0
    assert window.wait(3600.0) == 0.0


@given(st.lists(st.integers(0, 50), max_size=60), st.integers(1, 5))
def test_no_window_ever_holds_more_calls_than_its_limit(gaps, calls):
    window, now, made = Window(Limit(calls, 100)), 0, []
    for gap in gaps:
        now += gap
        now += window.wait(now)
        window.record(now)
        made.append(now)

    for moment in made:
        assert sum(1 for each in made if moment - 100 < each <= moment) <= calls


def test_two_processes_share_a_window_through_its_file(tmp_path):
    first, second = (Window(HOUR, tmp_path / "calls") for _ in range(2))
    first.record(0.0)
    second.record(1.0)
    first.record(2.0)

    assert (first.wait(3.0), second.wait(3.0)) == (3597.0, 3597.0)


def test_a_later_process_knows_what_was_spent(tmp_path):
    for moment in (0.0, 1.0, 2.0):
        Window(HOUR, tmp_path / "calls").record(moment)

    assert Window(HOUR, tmp_path / "calls").wait(3.0) == 3597.0


def test_a_line_that_is_still_being_written_is_left_for_later(tmp_path):
    path = tmp_path / "calls"
    path.write_text("0.000\n1.0")
    window = Window(HOUR, path)

    before = window.room(2.0, 3.0)
    path.write_text("0.000\n1.000\n")

    assert (before, window.room(2.0, 3.0)) == (2, 1)


@pytest.mark.parametrize(
    ("until", "room"),
    [
        pytest.param(3000.0, 1, id="no call is over by then"),
        pytest.param(3605.0, 2, id="one is"),
        pytest.param(3630.0, 1_000_000_000, id="a whole window opens"),
    ],
)
def test_the_room_before_a_deadline_is_what_is_left_and_what_comes_back(until, room):
    window = Window(HOUR)
    for moment in (0.0, 10.0):
        window.record(moment)

    assert window.room(20.0, until) == room
