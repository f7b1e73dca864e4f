"""Every check is first to notice some bug of a real mock: nothing is checked in vain."""

from dataclasses import replace

import pytest

from conformance import checks
from conformance.plan import PROFILES, Plan
from conformance.selftest.hunt import hunt
from conformance.selftest.project import sabotaged
from tests.conformance.liars import CONTRACT, a_mock

pytestmark = pytest.mark.slow

FIRST_TO_NOTICE = {
    "bad_calls_are_refused": "numbers_as_text_accepted",
    "balances_are_conserved": "rollback_keeps_the_funds",
    "changes_keep_the_rest": "update_drops_items",
    "credentials_are_required": "client_keys_on_server",
    "dates_are_monotonic": "created_when_updated",
    "deleted_things_are_gone": "deleted_campaign_keeps_vouchers",
    "errors_wear_the_envelope": "invented_error_key",
    "ids_are_unique": "answer_replayed",
    "integers_are_integers": "prices_with_a_point",
    "invariants_hold": "discount_above_amount",
    "jobs_can_be_followed": "async_action_lost",
    "lists_agree_with_reads": "list_counts_no_vouchers",
    "lists_are_in_order": "list_ignores_order",
    "lists_hold_what_was_asked_for": "list_ignores_filters",
    "pages_do_not_overlap": "page_repeats_a_row",
    "pages_fit_together": "page_drops_a_row",
    "projects_are_isolated": "foreign_voucher_readable",
    "reads_agree_with_answers": "update_replaces_metadata",
    "reads_change_nothing": "reading_changes_it",
    "refusals_change_nothing": "refusal_keeps_the_order",
    "requests_are_answered": "crash_on_unicode",
    "response_matches_contract": "leaked_secret",
    "rollbacks_happen_once": "rolled_back_twice",
    "rules_are_followed": "half_rounded_down",
    "sessions_hold": "lock_ignored_alone",
    "strangers_change_nothing": "orders_before_the_keys",
    "tokens_open_only_their_scope": "revoked_token_works",
    "uses_are_counted": "use_counted_twice",
    "validations_agree_with_redemptions": "promised_more_than_given",
    "validations_change_nothing": "validation_stores_customers",
}
"""For each check a bug that it notices first on the tour, or alone."""

OF_A_LAYER = {
    ("tour", "overlaps_are_explained"): "same_code_race",
    ("races", "races_are_won_once"): "points_race",
    ("calendar", "edges_are_sharp"): "closing_time_included",
    ("examples", "worked_example"): "cheapest_is_dearest",
}
"""The same for what layers say by themselves."""


@pytest.fixture(scope="module")
def url():
    with a_mock() as root:
        yield root


def first(url, bug, layer, **bench_without):
    """Return who notices *bug* first when *layer* is all that is played."""
    with sabotaged(url, bug, CONTRACT) as bench:
        plan = Plan(1, PROFILES["standard"], None)
        return hunt(replace(bench, **bench_without), plan, layers=(layer,)).first


def test_every_check_names_a_bug():
    assert FIRST_TO_NOTICE.keys() == checks.every().keys()


@pytest.mark.parametrize(("check", "bug"), FIRST_TO_NOTICE.items())
def test_a_check_is_first_to_notice(url, check, bug):
    assert check in first(url, bug, "tour", control=None)  # nothing needs to be made shorter


@pytest.mark.parametrize(("layer", "bug"), OF_A_LAYER.items(), ids=str)
def test_a_layer_is_first_to_notice(url, layer, bug):
    assert layer[1] in first(url, bug, layer[0])
