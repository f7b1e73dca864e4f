"""The machine on a real mock: it lives in peace with an honest one and shrinks what a liar does."""

import pytest

from conformance.machine.driver import Lives, findings, walk
from conformance.machine.oracle import Oracle
from conformance.model.shadow import Shadow
from tests.conformance.liars import CONTRACT, a_mock, played


@pytest.fixture(scope="module")
def url():
    with a_mock() as root:
        yield root


def lived(url, bug="", count=8, calls=None):
    """Return what some lives on a project with *bug* came to."""
    kept = []

    def play(run):
        oracle = Oracle(run.bench.target, Shadow(CONTRACT), run.names("m"), "lives")
        walk(oracle, Lives(1, count, 10))
        kept.append(oracle)

    played(url, play, bug, calls)
    return kept[0]


def test_an_honest_mock_has_a_quiet_life(url):
    oracle = lived(url)

    assert [*findings(oracle)] == []
    assert len(oracle.made) > 50


@pytest.mark.parametrize("bug", ["use_not_counted", "gift_not_charged", "disabled_accepted"])
def test_a_liar_is_shown_with_few_calls(url, bug):
    found = [*findings(lived(url, bug, 40))]

    assert found
    assert min(len(each.reproduction) for each in found) <= 5


def test_the_same_seed_lives_the_same_lives(url):
    first, second = lived(url, count=3), lived(url, count=3)

    assert [each.method for each in first.made] == [each.method for each in second.made]


def test_without_calls_it_says_so(url):
    oracle = lived(url, calls=5)

    assert len(oracle.made) == 5
    assert "share" in oracle.withheld
