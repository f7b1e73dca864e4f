"""Times of two servers belong together if they are as far from their own present."""

from datetime import UTC, datetime, timedelta

import pytest

from conformance.drift.instants import Instants

LEFT = datetime(2026, 1, 15, 12, tzinfo=UTC)
RIGHT = datetime(2030, 6, 1, 8, tzinfo=UTC)
WEEK = timedelta(days=7)
HALF = timedelta(milliseconds=500)


def shows(at):
    return {"created_at": at.isoformat()}


@pytest.fixture
def instants():
    """Return what is known after one call that both answered, each in its own year."""
    known = Instants()
    known.during(shows(LEFT), shows(RIGHT), (0.01, 0.01))
    return known


def test_the_present_of_one_server_is_that_of_the_other(instants):
    assert instants.matches(LEFT, RIGHT)


def test_so_is_what_lies_a_week_ahead_on_both(instants):
    assert instants.matches(LEFT + WEEK, RIGHT + WEEK)
    assert not instants.matches(LEFT + 2 * WEEK, RIGHT + WEEK)


def test_the_epoch_is_no_present(instants):
    assert not instants.matches(LEFT, datetime(1970, 1, 1, tzinfo=UTC))


def test_what_belongs_together_once_does_so_later(instants):
    instants.matches(LEFT, RIGHT)
    later = LEFT + HALF, RIGHT + HALF
    instants.during(shows(later[0]), shows(later[1]), (0.01, 0.01))

    assert instants.matches(LEFT, RIGHT)
    assert instants.matches(*later)


def test_an_instant_that_stays_on_one_side_and_moves_on_the_other_is_a_difference(instants):
    instants.matches(LEFT, RIGHT)
    instants.during(shows(LEFT + HALF), shows(RIGHT + HALF), (0.01, 0.01))

    assert not instants.matches(LEFT, RIGHT + HALF)


def test_what_a_caller_chose_is_the_same_on_both_sides(instants):
    instants.heard([LEFT.isoformat(), "no date"])

    assert instants.matches(LEFT, LEFT)
    assert not instants.matches(LEFT, RIGHT)


def test_an_instant_that_a_caller_wrote_into_an_order_tells_no_time():
    known = Instants()
    dated = {"object": "order", "created_at": (LEFT + 100 * WEEK).isoformat()}
    known.during({**shows(LEFT), "order": dated}, shows(RIGHT), (0.01, 0.01))

    assert known.matches(LEFT, RIGHT)
