"""Errands in processes of their own, and what becomes of those that go wrong."""

import pytest

from conformance.selftest.crew import Crew
from conformance.selftest.errand import Errand
from tests.conformance.selftest import hunts

pytestmark = pytest.mark.slow

ERRANDS = [Errand("x", "smoke", seed) for seed in (1, 2, 3)]


def came(go, size=1):
    """What comes of the three errands, and which were heard of."""
    heard = []
    with Crew(size, 1, go) as crew:
        return crew.do(ERRANDS, heard.append), heard


def test_what_comes_back_is_in_the_order_of_the_errands():
    catches, heard = came(hunts.sees, size=2)

    assert [each.sightings[0].calls for each in catches] == [1, 2, 3]
    assert sorted(each.seed for each in heard) == [1, 2, 3]


@pytest.mark.parametrize(
    ("go", "crash"),
    [
        pytest.param(hunts.stumbles, "ValueError: too deep", id="an error"),
        pytest.param(hunts.dies, "BrokenProcessPool", id="the death of the process"),
    ],
)
def test_a_crash_is_told_as_such_and_the_others_go_on(go, crash):
    (before, broken, after), heard = came(go)

    assert broken.crash.startswith(crash)
    assert not broken.caught
    assert before.caught
    assert after.caught
    assert heard == ERRANDS
