"""Lives in projects that are set otherwise: the model knows what was set, whatever is answered."""

import pytest

from conformance.machine import layer
from conformance.machine.regimes import REGIMES
from tests.conformance.liars import a_mock, noticed, played


@pytest.fixture(scope="module")
def url():
    with a_mock() as root:
        yield root


def lived_under(name, run):
    """Live some lives under the regime *name* only."""
    (regime,) = [each for each in REGIMES if each.name == name]
    layer.live_under(run, regime, layer.Lives(1, 4, 22))


@pytest.mark.parametrize("regime", REGIMES, ids=lambda regime: regime.name)
def test_an_honest_mock_lives_quietly_under_every_regime(url, regime):
    run = played(url, lambda run: lived_under(regime.name, run))

    assert noticed(run) == set()
    assert run.evidence.not_tested == []
    assert len(run.exchanges) > 50


@pytest.mark.parametrize(
    ("bug", "name"),
    [
        pytest.param("partial_refused_as_a_whole", "what applies in part", id="mode"),
        pytest.param("own_category_limit_ignored", "ranks", id="category-limit"),
        pytest.param("joint_shut_out", "exclusion", id="joint"),
        pytest.param("rollback_undoes_kept_orders", "exclusion", id="kept-orders"),
        pytest.param(
            "lines_discounted_again", "lines that are discounted once", id="discounted-once"
        ),
    ],
)
def test_a_liar_under_a_regime_is_noticed(url, bug, name):
    run = played(url, lambda run: lived_under(name, run), bug)

    assert "rules_are_followed" in noticed(run)


def test_without_a_control_api_no_project_is_set_otherwise(url):
    run = played(url, lambda run: lived_under("ranks", run), control=None)

    assert [each.what for each in run.evidence.not_tested] == ["a project set to ranks"]
