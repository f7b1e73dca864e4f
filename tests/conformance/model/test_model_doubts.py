"""Where the sources or the state leave it open, nothing is claimed."""

import pytest

from conformance.model.call import Call, read
from conformance.model.choices import Choices
from conformance.model.edit import Drop, Put, made
from conformance.model.expected import ABSENT, OneOf
from conformance.model.listing import matches
from conformance.model.moment import ANY_TIME
from conformance.model.nouns.calculation import stored
from conformance.model.rules import party as parties
from conformance.model.rules.purchase import cart_of
from conformance.model.scene import Scene
from conformance.model.state import State
from conformance.model.step import step
from conformance.model.steps.redeeming import _customer
from conformance.model.unknown import UNKNOWN
from tests.conformance.checks.shop import CONTRACT, JSON, sent
from tests.conformance.evidence import an_exchange
from tests.conformance.model.test_model_predictions import VOUCHER

ANN = {
    "id": "cust_1",
    "source_id": "ann",
    "name": "Ann",
    "metadata": {},
    "summary": {"redemptions": {}, "orders": {}},
}

UNDONE = {
    "id": "r_1",
    "object": "redemption",
    "result": "SUCCESS",
    "status": "ROLLED_BACK",
    "redemption": None,
    "related_object_type": "voucher",
    "related_object_id": "v_1",
    "customer_id": "cust_1",
    "date": None,
}


def shown(state, sent):
    """Return how a redemption by the customer that is *sent* shows that customer."""
    call = Call("create_redemption", body={"customer": sent})
    return _customer(parties.of(Scene(state, call, ANY_TIME, Choices())))


@pytest.mark.parametrize(
    ("sent", "source_id"),
    [
        pytest.param({"id": "cust_1", "source_id": "bo"}, UNKNOWN, id="beside-an-id"),
        pytest.param({"source_id": "bo"}, "bo", id="alone"),
    ],
)
def test_a_source_id_beside_an_id_tells_nothing(sent, source_id):
    told = shown(State(), sent)

    assert told["source_id"] == source_id


def test_a_null_in_a_redemption_makes_an_attribute_unknown():
    state = made(State(), [Put("customers", ANN)], {})

    assert shown(state, {"source_id": "ann", "name": None})["name"] is UNKNOWN
    assert shown(state, {"source_id": "ann"})["name"] == "Ann"


@pytest.mark.parametrize(
    ("body", "met"),
    [
        pytest.param({"banner": "Look"}, {200, 400}, id="plain"),
        pytest.param({"category_id": "cat_1"}, {200, 400, 404}, id="category"),
    ],
)
def test_a_change_of_a_tier_may_name_something_that_is_not_there(body, met):
    call = Call("update_promotion_tier", {"promotionTierId": "promo_1"}, body=body)

    there, _ = step(State(), call, ANY_TIME).branches

    assert there.statuses == met


def test_two_names_of_a_customer_may_be_of_two():
    query = {"code": "X", "tracking_id": "bo", "customer": {"source_id": "ann"}}
    state = made(State(), [Put("vouchers", VOUCHER)], {})

    outcome = step(state, Call("validate_voucher_client_side", query=query), ANY_TIME)

    assert any(400 in branch.statuses for branch in outcome.branches)


@pytest.mark.parametrize("start", [State(), State.empty()], ids=["met", "empty"])
def test_what_others_may_hold_of_a_card_is_not_guessed(start):
    gift = {"amount": 99, "balance": 99, "effect": "APPLY_TO_ORDER"}
    card = {**VOUCHER, "type": "GIFT_VOUCHER", "discount": None, "gift": gift}
    state = made(start, [Put("vouchers", card)], {})
    call = Call("validate_voucher", {"code": "X"}, body={"order": {"amount": 500}})

    outcome = step(state, call, ANY_TIME)

    claimed = [claim for branch in outcome.branches for claim in branch.claims]
    assert any(claim.path == "order" for claim in claimed) is not start.held_by_others


ODD = (5, "text", [5], [[]], {}, [{"id": 5}], None, True)


@pytest.mark.parametrize("operation", sorted(CONTRACT.operations))
@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_a_call_that_makes_no_sense_is_understood_by_nobody_and_stops_nothing(operation, odd):
    members = ("redeemables", "session", "order", "customer", "metadata", "gift", "promotion")
    path = {"code": "A", "redemptionId": "r_1", "campaignId": "c", "customerId": "d"}
    call = Call(operation, path=path, body=dict.fromkeys(members, odd), valid=False)

    outcome = step(State.empty(), call, ANY_TIME)

    assert not outcome.mismatches(an_exchange(status=400, body={"code": 400}))
    assert isinstance(outcome.bind(an_exchange(status=500, body={"code": 500})), State)


@pytest.mark.parametrize(
    ("body", "met"),
    [
        pytest.param({"customer": {"id": "cust_gone"}}, {404}, id="customer"),
        pytest.param({"customer_id": "cust_gone"}, {200}, id="customer-id"),
        pytest.param({"customer": {}, "customer_id": "cust_gone"}, {200}, id="both"),
        pytest.param({"referrer_id": "cust_gone"}, {200}, id="referrer-id"),
    ],
)
def test_only_a_customer_in_full_has_to_be_there(body, met):
    there = {"id": "ord_1", "status": "PAID", "created_at": None, "metadata": {}}
    state = made(State(), [Put("orders", there), Drop("customers", "cust_gone")], {})
    call = Call("update_order", {"orderId": "ord_1"}, body=body)

    (branch,) = step(state, call, ANY_TIME).branches

    assert branch.statuses == met


def test_a_reward_that_is_not_there_may_be_noticed_before_who_asks_for_it():
    points = {"points": 10, "balance": 10}
    card = {**VOUCHER, "type": "LOYALTY_CARD", "discount": None, "loyalty_card": points}
    state = made(State.empty(), [Put("vouchers", {**card, "holder_id": "cust_1"})], {})
    body = {"reward": {"id": "rew_unknown"}, "order": {"amount": 500}}

    outcome = step(state, Call("redeem_voucher", {"code": "X"}, body=body), ANY_TIME)

    (branch,) = outcome.branches
    assert branch.statuses == {400, 404}


def test_whether_a_refused_rollback_keeps_what_it_was_told_of_the_customer_is_open():
    ann = ANN | {"email": "ann@a.test"}
    state = made(State(), [Put("customers", ann), Put("redemptions", UNDONE)], {})
    told = {"customer": {"id": "cust_1", "name": "Anna"}}
    call = Call("roll_back_redemption", {"redemptionId": "r_1"}, body=told)
    record = {"resource_id": "rrf_1", "resource_type": "redemption_rollback"}
    error = {"code": 400, "key": "already_rolled_back", **record}
    refusal = an_exchange("POST /v1/redemptions/r_1/rollback", 400, error)

    _, after = step(state, call, ANY_TIME).meet(refusal)

    kept = after.find("customers", "cust_1")
    assert (kept["name"], kept["email"]) == (UNKNOWN, "ann@a.test")


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        pytest.param({"product_id": "prod_1"}, "prod_1", id="named"),
        pytest.param({"product": {"id": "prod_1"}}, OneOf(("prod_1", ABSENT)), id="inside"),
    ],
)
def test_an_id_that_is_told_inside_of_a_product_may_be_shown_there_alone(item, shown):
    scene = Scene(State.empty(), Call("create_validation"), ANY_TIME, Choices())

    (line,) = stored(cart_of(scene, {"items": [item]}))["items"]

    assert line["product_id"] == shown


@pytest.mark.parametrize(
    ("query", "valid"),
    [
        pytest.param("filters[code][conditions][$in][0]=a", True, id="entry"),
        pytest.param("filters[code][conditions][$in][]=a", True, id="list"),
        pytest.param("filters[code][conditions][$in][0][]=a", False, id="list-in-an-entry"),
    ],
)
def test_whether_a_list_inside_of_an_entry_is_one_value_is_open(query, valid):
    call = read(CONTRACT, an_exchange(f"GET /v1/vouchers?{query}"))

    assert call.valid is valid


@pytest.mark.parametrize(
    ("ids", "asked_for"),
    [
        pytest.param(["v_1"], True, id="id"),
        pytest.param(["ONCE"], None, id="code"),
        pytest.param(["v_2"], False, id="other"),
    ],
)
def test_whether_a_code_does_where_ids_are_asked_for_is_open(ids, asked_for):
    assert matches({"id": "v_1", "code": "ONCE"}, {"ids": ids}) is asked_for


def test_a_query_that_cannot_be_read_may_have_opened_a_session():
    card = {"id": "v_1", "code": "GIFT", "type": "GIFT_VOUCHER"}
    state = made(State(), [Put("vouchers", card)], {})
    asked = "GET /client/v1/validate?code=GIFT&session_type=LOCK&item[0][]=odd"
    opened = an_exchange(asked, body={"valid": True, "session": {"key": "k"}})

    _, after = step(state, read(CONTRACT, opened), ANY_TIME).meet(opened)

    assert [each.voucher for each in after.sessions] == ["v_1"]


@pytest.mark.parametrize(
    ("query", "body", "keys"),
    [
        pytest.param({"tracking_id": "bo"}, {}, {"already_rolled_back"}, id="tracking-id"),
        pytest.param({}, {"customer": {"id": "cust_2"}}, set(), id="customer"),
    ],
)
def test_whether_a_tracking_id_says_who_rolls_back_is_open(query, body, keys):
    bo = ANN | {"id": "cust_2", "source_id": "bo"}
    state = made(
        State(), [Put("customers", ANN), Put("customers", bo), Put("redemptions", UNDONE)], {}
    )
    call = Call("roll_back_redemption", {"redemptionId": "r_1"}, query, body)

    branches = step(state, call, ANY_TIME).branches

    assert {"already_rolled_back"} & {key for each in branches for key in each.keys} == keys


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        pytest.param({"amount": 1, "metadata": {"size": 1}}, [], id="metadata"),
        pytest.param({"amount": 1}, ["status"], id="none"),
    ],
)
def test_what_a_project_asks_of_metadata_nobody_knows(body, wrong):
    error = {"code": 400, "key": "metadata_validation_failed"}
    refusal = sent("POST /v1/orders", body, error, status=400, request_headers=JSON)

    mismatches, _ = step(State.empty(), read(CONTRACT, refusal), ANY_TIME).meet(refusal)

    assert [each.path for each in mismatches] == wrong


def test_an_order_that_may_be_there_may_change_its_customer():
    state = made(State.empty(), [Put("customers", ANN)], {})
    buyer = {"id": "cust_1", "name": "Anna"}
    call = Call("create_order", body={"id": "ord_1", "customer": buyer})
    done = an_exchange("POST /v1/orders", body={"object": "order", "id": "ord_1"})

    _, after = step(state, call, ANY_TIME).meet(done)

    assert after.find("customers", "cust_1")["name"] is UNKNOWN
