"""Edges in time, one by one, on a real mock."""

import pytest

from conformance.boundaries import edges, layer
from tests.conformance.liars import a_mock, noticed, played


@pytest.fixture(scope="module")
def url():
    with a_mock() as root:
        yield root


def test_every_edge_says_what_it_is_about():
    assert all(prepare.__doc__ for prepare in edges.every().values())
    assert len(edges.every()) >= 18


def test_an_honest_mock_is_left_alone(url):
    run = played(url, layer.play)

    assert noticed(run) == set()
    assert run.evidence.not_tested == []


@pytest.mark.parametrize(
    "bug",
    [
        "starts_too_early",
        "expires_too_early",
        "session_ends_too_early",
        "session_not_prolonged",
        "week_starts_on_monday",
        "tier_windows_ignored",
        "daily_limit_for_good",
    ],
)
def test_a_liar_about_an_edge_is_caught(url, bug):
    assert "edges_are_sharp" in noticed(played(url, layer.play, bug))
