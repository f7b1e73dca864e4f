"""The tour on a real mock: an honest one is left alone, and each liar is caught by its chapter."""

import pytest

from conformance.tour import layer
from tests.conformance.liars import a_mock, noticed, played


@pytest.fixture(scope="module")
def url():
    with a_mock() as root:
        yield root


def test_an_honest_mock_is_left_alone(url):
    run = played(url, layer.play)

    assert noticed(run) == set()
    assert {each.status for each in run.exchanges} >= {200, 204, 400, 401, 403, 404, 409}


def test_the_tour_deletes_what_it_makes(url):
    run = played(url, layer.play)

    made = [each for each in run.exchanges if each.method == "POST" and each.status == 200]
    deleted = [each for each in run.exchanges if each.method == "DELETE" and each.succeeded]
    assert len(made) > len(deleted) > 10
    assert not any(each.status == 500 for each in run.exchanges)


def test_a_short_tour_ends_where_its_calls_do(url):
    run = played(url, layer.play, calls=20)

    assert 15 < len(run.exchanges) <= 20
    assert noticed(run) == set()


def test_without_a_second_project_nobody_trespasses(url):
    run = played(url, layer.play, stranger=None)

    assert "tenants" not in {each.layer for each in run.exchanges}
    assert noticed(run) == set()


@pytest.mark.parametrize(
    ("bug", "by"),
    [
        pytest.param("duplicate_overwrites", "overlaps_are_explained", id="vouchers"),
        pytest.param("update_without_date", "reads_agree_with_answers", id="a-voucher-read"),
        pytest.param("same_customer_race", "overlaps_are_explained", id="people"),
        pytest.param("open_deletion", "credentials_are_required", id="without-keys"),
        pytest.param("disabled_twice_enables", "rules_are_followed", id="switched-off-twice"),
        pytest.param("disabled_tier_accepted", "rules_are_followed", id="promotions"),
        pytest.param("half_rounded_down", "rules_are_followed", id="stack"),
        pytest.param("stack_rollback_race", "overlaps_are_explained", id="stack-undone"),
        pytest.param("client_race", "overlaps_are_explained", id="uses"),
        pytest.param("lock_outlives_its_redemption", "rules_are_followed", id="a-lock"),
        pytest.param("top_up_race", "overlaps_are_explained", id="cards"),
        pytest.param("numbers_as_text_accepted", "bad_calls_are_refused", id="nonsense"),
        pytest.param("list_ignores_result", "lists_hold_what_was_asked_for", id="lists"),
        pytest.param("only_first_locked", "rules_are_followed", id="two-locks"),
        pytest.param("known_customer_left_alone", "rules_are_followed", id="a-buyer-who-changed"),
        pytest.param("upsert_wipes", "rules_are_followed", id="a-customer-posted-again"),
        pytest.param("refund_of_customer_not_counted", "rules_are_followed", id="a-refund"),
        pytest.param("deleted_customer_in_records", "rules_are_followed", id="who-was-deleted"),
        pytest.param("expansion_ignored", "rules_are_followed", id="expansion"),
        pytest.param("parent_forgotten", "rules_are_followed", id="a-parent"),
        pytest.param("negations_dropped", "rules_are_followed", id="filters-that-exclude"),
        pytest.param("starts_taken_for_contains", "rules_are_followed", id="parts-of-codes"),
        pytest.param("vouchers_sorted_backwards", "rules_are_followed", id="the-newest-first"),
        pytest.param("cursor_ignored", "rules_are_followed", id="cursor"),
        pytest.param("tiers_share_a_place", "rules_are_followed", id="places-of-tiers"),
        pytest.param("total_of_the_page", "pages_do_not_overlap", id="pages"),
        pytest.param("async_action_lost", "jobs_can_be_followed", id="closing"),
        pytest.param("deleted_campaign_keeps_tiers", "rules_are_followed", id="a-campaign"),
        pytest.param("scope_ignored", "tokens_open_only_their_scope", id="tokens"),
        pytest.param("foreign_customer_readable", "projects_are_isolated", id="neighbours"),
        pytest.param("valid_as_text", "response_matches_contract", id="doors"),
        pytest.param("deleted_campaign_keeps_vouchers", "deleted_things_are_gone", id="codes"),
        pytest.param("refusal_keeps_the_order", "refusals_change_nothing", id="traces"),
    ],
)
def test_a_liar_is_caught(url, bug, by):
    assert by in noticed(played(url, layer.play, bug))
