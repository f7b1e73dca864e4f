"""Contests on a real mock whose calls open a window of ten milliseconds."""

import pytest

from conformance.races import contests, layer
from tests.conformance.liars import a_mock, noticed, played


@pytest.fixture(scope="module")
def url():
    with a_mock() as root:
        yield root


def test_every_contest_says_what_is_fought_for():
    assert all(prepare.__doc__ for prepare in contests.every().values())


def test_an_honest_mock_is_left_alone(url):
    run = played(url, layer.play)

    assert noticed(run) == set()
    assert run.evidence.not_tested == []


def test_without_a_control_api_what_needs_a_world_is_left_out(url):
    run = played(url, layer.play, control=None)

    assert noticed(run) == set()
    assert {each.what for each in run.evidence.not_tested} == {
        "the race for points",
        "the race for rule_limit",
    }


@pytest.mark.parametrize(
    "bug",
    [
        "last_use_race",
        "client_race",
        "redemption_race",
        "gift_race",
        "points_race",
        "lock_race",
        "rollback_race",
        "stack_rollback_race",
        "same_code_race",
        "same_customer_race",
        "same_campaign_race",
        "order_update_race",
        "voucher_update_race",
        "customer_update_race",
        "same_order_race",
        "tier_count_race",
        "lone_tier_race",
        "tier_update_race",
        "tier_place_race",
        "rule_limit_race",
        "top_up_race",
        "switch_race",
        "deletion_race",
        "gone_twice_race",
    ],
)
def test_a_liar_under_load_is_caught(url, bug):
    found = noticed(played(url, layer.play, bug))

    assert found & {"races_are_won_once", "rollbacks_happen_once"}


@pytest.mark.parametrize(
    ("bug", "contest"),
    [
        ("top_up_race", "removal"),
        ("lock_race", "session_of_clients"),
        ("gone_twice_race", "release"),
        ("gone_twice_race", "customer_deletion"),
        ("gone_twice_race", "revocation"),
        ("order_update_race", "new_order"),
    ],
)
def test_a_contest_is_lost_to_its_liar(url, bug, contest):
    found = played(url, layer.play, bug).evidence.findings

    assert contest in {each.message.partition(":")[0] for each in found}
