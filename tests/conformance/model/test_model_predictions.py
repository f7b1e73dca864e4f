"""What single calls have to come to, from states that are made up."""

from datetime import UTC, datetime, timedelta

import pytest

from conformance import contract as contracts
from conformance.model.call import Call, read
from conformance.model.edit import Put, made
from conformance.model.listing import matches
from conformance.model.moment import ANY_TIME, Moment
from conformance.model.rules import windows
from conformance.model.rules.redeemable import Redeemable
from conformance.model.rules.stacking import Gate
from conformance.model.state import State
from conformance.model.step import step
from conformance.model.unknown import Unpredictable
from tests.conformance.evidence import an_error, an_exchange

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)  # a Thursday
MADE = {"type": "DISCOUNT_VOUCHER", "discount": {"type": "AMOUNT", "amount_off": 100}}
VOUCHER = {
    **MADE,
    "id": "v_1",
    "code": "X",
    "object": "voucher",
    "categories": [],
    "active": True,
    "metadata": {},
    "is_referral_code": False,
    "created_at": "2026-01-15T12:00:00.000Z",
    "validation_rules_assignments": {"data": [], "total": 0},
    "redemption": {"quantity": None, "redeemed_quantity": 0},
}
RULES = {
    "redeemables_limit": 30,
    "applicable_redeemables_limit": 2,
    "applicable_redeemables_per_category_limit": 1,
    "applicable_redeemables_category_limits": {},
    "applicable_exclusive_redeemables_limit": 1,
    "exclusive_categories": ["cat_vip"],
    "joint_categories": ["cat_card"],
    "redeemables_sorting_rule": "REQUESTED_ORDER",
    "grouped_redeemables_sorting_rule": "JOINT_ALWAYS_LAST",
}


def asked(call, **changes):
    """Return the call that the model reads off a request."""
    return read(contracts.read(), an_exchange(call, **changes))


def statuses(state, call):
    return [set(branch.statuses) for branch in step(state, call, ANY_TIME).branches]


def a_redeemable(name, category=None, hierarchy=1):
    group = {"id": category, "hierarchy": hierarchy}
    document = {"id": name, "categories": [group] if category else []}
    return Redeemable("voucher", name, document)


def test_a_call_without_keys_is_turned_away_and_changes_nothing():
    outcome = step(State(), Call("delete_voucher", {"code": "X"}, identity="none"), ANY_TIME)

    assert outcome.is_certain
    assert outcome.bind(an_error(401, call="DELETE /v1/vouchers/X")) == State()


def test_a_call_that_breaks_the_contract_is_refused_or_anything():
    call = Call("create_voucher", {"code": "X"}, body={"type": 1}, valid=False)

    assert statuses(State.empty(), call)[-1] == set()


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        pytest.param(State.empty(), [{404}], id="nothing-is-there"),
        pytest.param(State(), [{200}, {404}], id="nothing-is-known"),
    ],
)
def test_a_thing_that_was_never_seen_may_be_there_if_not_all_is_known(state, expected):
    assert statuses(state, Call("get_voucher", {"code": "X"})) == expected


def test_a_new_voucher_is_there_from_then_on():
    answer = an_exchange("POST /v1/vouchers/X", body=VOUCHER)

    state = step(State.empty(), Call("create_voucher", {"code": "X"}, body=MADE), ANY_TIME).bind(
        answer
    )

    assert statuses(state, Call("get_voucher", {"code": "v_1"})) == [{200}]
    assert statuses(state, Call("create_voucher", {"code": "X"}, body=MADE)) == [{409}]


def test_the_parts_of_a_request_are_read():
    call = asked("GET /v1/vouchers/10%25%20off/transactions?limit=5&more=1")

    assert (call.operation, call.path["code"], call.query["limit"], call.valid) == (
        "list_voucher_transactions",
        "10% off",
        5,
        True,
    )


@pytest.mark.parametrize(
    ("call", "changes"),
    [
        pytest.param("GET /v1/vouchers?limit=0", {}, id="query"),
        pytest.param("GET /v1/vouchers?created_at=1", {}, id="query-without-brackets"),
        pytest.param("POST /v1/redemptions", {}, id="no-body"),
        pytest.param("POST /v1/redemptions", {"request_body": "{"}, id="no-json"),
        pytest.param("POST /client/v1/redeem?code=X", {}, id="no-origin"),
        pytest.param(
            "GET /v1/vouchers", {"request_headers": (("Accept", "text/html"),)}, id="not-acceptable"
        ),
    ],
)
def test_a_request_that_the_contract_does_not_allow_is_told(call, changes):
    assert not asked(call, **changes).valid


def test_bracketed_parameters_are_put_together():
    call = asked("GET /v1/redemptions?[created_at][after]=2026-01-01&result=SUCCESS&result=FAILURE")

    assert call.query["created_at"] == {"after": "2026-01-01"}
    assert call.query["result"] == ["SUCCESS", "FAILURE"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"code": "A", "limit": 3}, True),
        ({"code": "B"}, False),
        ({"ids": ["v_1"]}, True),
        ({"filters": {}}, None),
        ({"filters": {}, "code": "B"}, False),
        ({"created_at": {"after": "2026-01-15T12:00:00Z"}}, False),
        ({"created_at": {"before": "2026-01-15T12:00:00.001Z"}}, True),
    ],
)
def test_a_list_is_of_what_the_query_asks_for(query, expected):
    row = {"id": "v_1", "code": "A", "created_at": NOON.isoformat()}

    assert matches(row, query) is expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param({}, True, id="always"),
        pytest.param({"validity_day_of_week": [4]}, True, id="thursday"),
        pytest.param({"validity_day_of_week": [0, 5]}, False, id="other-days"),
        pytest.param({"validity_hours": {"daily": []}}, None, id="hours"),
        pytest.param(
            {
                "start_date": "2026-01-13T11:30:00Z",
                "validity_timeframe": {"interval": "P2D", "duration": "PT1H"},
            },
            True,
            id="inside-of-the-frame",
        ),
        pytest.param(
            {
                "start_date": "2026-01-13T10:30:00Z",
                "validity_timeframe": {"interval": "P2D", "duration": "PT1H"},
            },
            False,
            id="after-the-frame",
        ),
        pytest.param(
            {
                "start_date": "2026-01-13T11:30:00Z",
                "validity_timeframe": {"interval": "P1M", "duration": "PT1H"},
            },
            None,
            id="months",
        ),
    ],
)
def test_windows_are_open_or_not(document, expected):
    assert windows.is_open(document, Moment.exactly(NOON), utc=True) is expected


def test_the_days_of_a_project_in_another_zone_may_be_others():
    days = {"validity_day_of_week": [4]}
    night = Moment.exactly(NOON + timedelta(hours=11))

    assert windows.is_open(days, night, utc=False) is None


@pytest.mark.parametrize(
    ("at", "expected"), [(NOON, True), (NOON + timedelta(milliseconds=1), False)]
)
def test_the_expiration_itself_is_still_valid(at, expected):
    document = {"expiration_date": NOON.isoformat()}

    assert windows.not_over(document, Moment.exactly(at)) is expected


def test_exclusive_ones_come_first_and_common_ones_stay_out():
    gate = Gate(RULES)
    wanted = [a_redeemable("common"), a_redeemable("vip", "cat_vip")]

    first, second = gate.sorted(wanted)
    gate.counts(first)

    assert (first.sent_id, second.sent_id) == ("vip", "common")
    assert gate.stops(second) == {"exclusion_rules_not_met"}


def test_limits_count_what_was_applied():
    gate = Gate(RULES)
    gate.counts(a_redeemable("a", "cat_1"))

    assert gate.stops(a_redeemable("b")) == frozenset()
    assert gate.stops(a_redeemable("c", "cat_1")) == {
        "applicable_redeemables_per_category_limit_exceeded"
    }

    gate.counts(a_redeemable("b"))

    assert gate.stops(a_redeemable("d")) == {"applicable_redeemables_limit_exceeded"}


def test_the_hierarchy_sorts_and_what_has_none_is_last():
    gate = Gate({**RULES, "redeemables_sorting_rule": "CATEGORY_HIERARCHY"})
    wanted = [a_redeemable("none"), a_redeemable("two", "c2", 2), a_redeemable("one", "c1", 1)]

    assert [each.sent_id for each in gate.sorted(wanted)] == ["one", "two", "none"]


def test_where_joint_ones_stand_is_not_guessed():
    wanted = [a_redeemable("c"), a_redeemable("v", "cat_vip"), a_redeemable("j", "cat_card")]

    with pytest.raises(Unpredictable):
        Gate(RULES).sorted(wanted)


def test_what_strangers_are_shown_is_not_taken_for_ours():
    call = Call("get_voucher", {"code": "X"}, identity="foreign")
    outcome = step(State(), call, ANY_TIME)
    answer = an_exchange("GET /v1/vouchers/X", body=VOUCHER)

    assert outcome.mismatches(answer) == []
    assert outcome.bind(answer).find("vouchers", "X") is None


@pytest.mark.parametrize(
    ("amount", "expected"), [(0, {400}), (1.5, {400}), (5.0, {200}), (-5.0, {200}), (-6, {400})]
)
def test_a_balance_changes_by_whole_units_and_not_below_zero(amount, expected):
    card = {"id": "v_1", "code": "X", "type": "GIFT_VOUCHER", "redemption": {"redeemed_amount": 0}}
    gift = {"gift": {"amount": 5, "balance": 5}}
    state = made(State.empty(), [Put("vouchers", card | gift)], {})

    call = Call("update_voucher_balance", {"code": "X"}, body={"amount": amount})

    assert statuses(state, call) == [expected]
