import json

import pytest

from conformance import contract as contracts
from conformance.door.door import Call
from conformance.staging.ownership import RUN, Ownership, tagged

HOST = "https://staging.example.com"


@pytest.fixture(scope="module")
def ownership():
    return Ownership(contracts.read())


def operation(ownership, id_):
    return ownership.contract.operations[id_]


def test_the_contract_tells_what_can_be_deleted_and_listed(ownership):
    assert {pool: each.id for pool, each in ownership.deletions.items()} == {
        "voucher_code": "delete_voucher",
        "campaign_id": "delete_campaign",
        "promotion_tier_id": "delete_promotion_tier",
        "customer_id": "delete_customer",
    }
    assert set(ownership.deletions) <= set(ownership.lists)
    assert {"order_id", "redemption_id"} <= ownership.lasting


@pytest.mark.parametrize(
    ("id_", "pool"),
    [
        ("create_voucher", "voucher_code"),
        ("create_random_voucher", "voucher_code"),
        ("create_campaign", "campaign_id"),
        ("create_promotion_tier", "promotion_tier_id"),
        ("create_customer", "customer_id"),
        ("create_redemption", None),
        ("create_order", None),
        ("update_customer", None),
    ],
)
def test_a_post_whose_answer_links_to_a_deletion_makes_something(ownership, id_, pool):
    assert ownership.makes(operation(ownership, id_)) == pool


@pytest.mark.parametrize(
    ("id_", "path", "body", "names"),
    [
        pytest.param("create_voucher", "/v1/vouchers/A%2FB-100", {}, {"A/B-100"}, id="path"),
        pytest.param(
            "create_campaign",
            "/v1/campaigns",
            {"campaign_type": "PROMOTION", "name": "Summer"},
            {"Summer"},
            id="body",
        ),
        pytest.param(
            "create_redemption",
            "/v1/redemptions",
            {"customer": {"source_id": "anna"}, "order": {"source_id": "o-1", "amount": 1}},
            {"anna", "o-1"},
            id="things that are made on the way",
        ),
        pytest.param(
            "create_campaign",
            "/v1/campaigns",
            {"campaign_type": "PROMOTION", "name": ""},
            set(),
            id="bad name",
        ),
        pytest.param("create_campaign", "/v1/campaigns", None, set(), id="no body"),
    ],
)
def test_the_names_that_a_call_gives_are_known_before_it_is_made(ownership, id_, path, body, names):
    made = operation(ownership, id_)
    call = Call(made.method, HOST + path, "" if body is None else json.dumps(body))

    assert ownership.names(made, call) == names


def test_what_a_call_says_exists_is_known_with_its_pool(ownership):
    redeeming = operation(ownership, "create_redemption")
    body = {"redeemables": [{"object": "voucher", "id": "A-1"}], "customer": {"id": "cust_1"}}
    call = Call("POST", f"{HOST}/v1/redemptions", json.dumps(body))

    assert ownership.named(redeeming, call) == {("voucher_code", "A-1"), ("customer_id", "cust_1")}


def test_the_run_goes_into_the_metadata_of_what_takes_any(ownership):
    making = operation(ownership, "create_random_voucher")

    assert tagged(ownership.contract, making, None, "r") == {"metadata": {RUN: "r"}}
    assert tagged(ownership.contract, making, {"metadata": {"a": 1}}, "r") == {
        "metadata": {"a": 1, RUN: "r"}
    }
    assert tagged(ownership.contract, making, {"metadata": 7}, "r") == {"metadata": 7}
    assert tagged(ownership.contract, making, [1], "r") == [1]


def test_a_body_without_metadata_stays_as_it_is(ownership):
    token = operation(ownership, "create_oauth_token")

    assert tagged(ownership.contract, token, {"scope": "api"}, "r") == {"scope": "api"}


ORDER = {"order": {"amount": 100}}


@pytest.mark.parametrize(
    ("call", "body", "owned"),
    [
        pytest.param("POST /v1/orders", {"amount": 1}, True, id="an order"),
        pytest.param("POST /v1/redemptions", ORDER, True, id="an order on the way"),
        pytest.param("POST /v1/vouchers/A-1/redemption", ORDER, True, id="by an old path"),
        pytest.param("POST /v1/redemptions", {"redeemables": []}, False, id="no order"),
        pytest.param("POST /v1/redemptions", ORDER | {"customer": {}}, False, id="somebody's"),
        pytest.param("POST /v1/redemptions", ORDER | {"tracking_id": "t"}, False, id="tracked"),
        pytest.param("POST /v1/vouchers/A-1/redemption?tracking_id=t", ORDER, False, id="in query"),
        pytest.param("PUT /v1/orders/cart", {"amount": 1}, False, id="a change"),
        pytest.param("POST /v1/customers", {"name": "Ann"}, False, id="another thing"),
        pytest.param("POST /v1/redemptions", [ORDER], False, id="no object"),
    ],
)
def test_what_goes_with_its_owner_gets_one(ownership, call, body, owned):
    method, path = call.split(" ")
    asked = Call(method, HOST + path, json.dumps(body))
    called = ownership.contract.operation_of(method, HOST + path)

    given = ownership.owned(called, asked, body, "owner-1")

    assert given == ({**body, "customer": {"source_id": "owner-1"}} if owned else body)
