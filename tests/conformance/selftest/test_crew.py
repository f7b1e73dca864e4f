"""Errands in processes of their own, and what becomes of those that go wrong."""

import pytest

from conformance.selftest.crew import Crew
from conformance.selftest.errand import Errand
from tests.conformance.selftest import hunts

pytestmark = pytest.mark.slow

ERRANDS = [Errand("x", "smoke", seed) for seed in (1, 2, 3)]


def came(go, size=1):
    """What comes of each of the three errands, in the order in which they are done."""
    heard = {}
    with Crew(size, 1, go) as crew:
        crew.do(ERRANDS, heard.__setitem__)
    return heard


def test_each_errand_is_told_with_what_came_of_it():
    heard = came(hunts.sees, size=2)

    calls = {errand.seed: each.sightings[0].calls for errand, each in heard.items()}
    assert calls == {1: 1, 2: 2, 3: 3}


@pytest.mark.parametrize(
    ("go", "crash"),
    [
        pytest.param(hunts.stumbles, "ValueError: too deep", id="an error"),
        pytest.param(hunts.dies, "BrokenProcessPool", id="the death of the process"),
    ],
)
def test_a_crash_is_told_as_such_and_the_others_go_on(go, crash):
    heard = came(go)

    before, broken, after = heard.values()
    assert list(heard) == ERRANDS
    assert broken.crash.startswith(crash)
    assert not broken.caught
    assert before.caught
    assert after.caught
