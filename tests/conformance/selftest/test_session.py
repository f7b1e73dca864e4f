"""A selftest that the user ends early: what was hunted until then is told."""

import pytest

from conformance.selftest.choice import Choice
from conformance.selftest.session import Order, Session
from tests.conformance.selftest.hunts import MISSED, a_catch

pytestmark = pytest.mark.slow

IDS = ("limit_off_by_one", "last_use_race", "amount_as_text")
ORDER = Order(Choice(ids=IDS), seed=1, thorough=True, honest=1, repeat=2)


class Impatient:
    """A crew whose user interrupts after so many errands; smoke misses races."""

    def __init__(self, patience):
        self.patience = patience

    def do(self, errands, heard):
        for errand in errands:
            if not self.patience:
                raise KeyboardInterrupt
            self.patience -= 1
            missed = not errand.bug or (errand.bug, errand.profile) == ("last_use_race", "smoke")
            heard(errand, MISSED if missed else a_catch())


def told(patience):
    return Session(ORDER, Impatient(patience), lambda _: None).result()


def test_nothing_is_told_when_nothing_was_hunted():
    with pytest.raises(KeyboardInterrupt):
        told(0)


def test_the_quick_ones_are_told_when_the_rest_was_not_hunted():
    result = told(2)

    hunted = {each.bug.id: each.profile for each in result.matrix.hunted}
    assert set(hunted) < set(IDS)
    assert len(hunted) == 2
    assert (result.interrupted, result.met, result.targets) == (True, False, ())


def test_whatever_was_repeated_until_then_is_told():
    result = told(6)

    hunted = {each.bug.id: each.profile for each in result.matrix.hunted}
    assert hunted["last_use_race"] == "standard"
    assert [len(each.catches) for each in result.matrix.races] == [1]
    assert result.interrupted


def test_all_targets_are_judged_when_everything_was_hunted():
    result = told(7)

    assert not result.interrupted
    assert {each.name for each in result.targets} >= {"found in all", "found of races, repeated"}
