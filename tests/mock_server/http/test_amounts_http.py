"""Orders that come to more than an answer can state. Source: redemptions.md 14, E-13."""

import pytest

from tests.mock_server.http.error_keys import records

MOST = 2**53 - 1
DEAR = {"price": 10**11, "quantity": 10000}
TOO_DEAR = {"items": [DEAR] * 10}
FREE = {"type": "UNIT", "unit_off": 2, "unit_type": "prod_yacht", "effect": "ADD_NEW_ITEMS"}
OFF = {"type": "AMOUNT", "amount_off": 500, "effect": "APPLY_TO_ORDER"}
WORLD = {
    "now": "2026-01-15T12:00:00.000Z",
    "products": [{"id": "prod_yacht", "price": MOST}],
    "orders": [{"id": "ord_1", "amount": 5000}],
    "vouchers": [{"code": "OFF", "discount": OFF}, {"code": "YACHT", "discount": FREE}],
}


@pytest.fixture
def shop(api):
    assert api.ask("PUT", "/_mock/world", WORLD).status == 200
    return api


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/v1/orders"), ("PUT", "/v1/orders/ord_1")],
)
def test_no_such_order_is_kept(shop, method, path):
    reply = shop.ask(method, path, TOO_DEAR)

    assert (reply.status, reply.key, reply.json["message"]) == (
        400,
        "invalid_amount",
        "Invalid amount",
    )
    assert shop.ask("GET", "/v1/orders").json["total"] == 1
    assert shop.ask("GET", "/v1/orders/ord_1").json["amount"] == 5000


@pytest.mark.parametrize(
    ("code", "order"),
    [
        pytest.param("OFF", TOO_DEAR, id="lines"),
        pytest.param("OFF", {"id": "ord_1", **TOO_DEAR}, id="lines-of-a-stored-order"),
        pytest.param(
            "OFF",
            {"amount": 1, "items": [{"product_id": "prod_yacht", "quantity": 2}]},
            id="one-line-of-an-order-with-an-amount",
        ),
        pytest.param("YACHT", {"amount": 1}, id="free-units"),
    ],
)
def test_no_such_order_is_redeemed_and_the_attempt_is_on_record(shop, code, order):
    body = {"redeemables": [{"object": "voucher", "id": code}], "order": order}

    reply = shop.ask("POST", "/v1/redemptions", body)

    record = shop.ask("GET", f"/v1/redemptions/{reply.json['resource_id']}").json
    assert (reply.key, record["failure_code"], records(shop)) == (
        "invalid_amount",
        "invalid_amount",
        1,
    )
    assert shop.ask("GET", "/v1/orders").json["total"] == 1


def test_the_greatest_order_that_can_be_stated_is_redeemed(shop):
    order = {"items": [{"product_id": "prod_yacht"}]}
    body = {"redeemables": [{"object": "voucher", "id": "OFF"}], "order": order}

    redeemed = shop.ask("POST", "/v1/redemptions", body)

    assert redeemed.json["order"]["total_amount"] == MOST - 500
