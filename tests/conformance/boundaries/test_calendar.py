"""The almanac on a real mock, whose clock is turned."""

import pytest

from conformance.boundaries import layer
from tests.conformance.liars import a_mock, noticed, played


@pytest.fixture(scope="module")
def url():
    with a_mock() as root:
        yield root


def test_an_honest_mock_is_left_alone(url):
    run = played(url, layer.walk)

    called = [each for each in run.exchanges if each.layer != "control"]
    assert noticed(run) == set()
    assert len(called) <= 12
    assert run.evidence.not_tested == []


def test_without_a_clock_to_turn_it_is_left_out(url):
    run = played(url, layer.walk, control=None)

    assert run.exchanges == []
    assert "no control API" in run.evidence.not_tested[0].why


@pytest.mark.parametrize(
    "bug",
    [
        "starts_too_early",
        "expires_too_late",
        "expires_too_early",
        "expiry_ignored_by_clients",
        "campaign_dates_ignored",
        "tier_dates_ignored",
        "week_starts_on_monday",
        "another_time_zone",
        "closing_time_included",
        "session_ends_too_early",
        "session_never_ends",
        "session_unit_ignored",
        "old_redemption_rolled_back",
        "token_never_expires",
        "applicable_limit_ignored",
        "exclusive_with_others",
        "percent_of_initial_amount",
    ],
)
def test_a_liar_about_time_is_caught(url, bug):
    assert "edges_are_sharp" in noticed(played(url, layer.walk, bug))
