"""Whoever hands a code on is named on the order. Source: redemptions.md 5.3."""

import pytest

from tests.mock_server.http.single_shop import on_page, opened, redeemed, validated

ORDER = {"amount": 20000}
ASKED = {"redeemables": [{"object": "voucher", "id": "FRIEND"}], "order": ORDER}
STACK = {**ASKED, "redeemables": [*ASKED["redeemables"], {"object": "voucher", "id": "SAVE"}]}


@pytest.fixture(name="shop")
def _shop(api):
    return opened(api)


def stacked(shop, path, body):
    reply = shop.ask("POST", f"/v1/{path}", body)
    assert reply.status == 200
    return reply.json


@pytest.mark.parametrize(
    "order_of",
    [
        pytest.param(lambda shop: validated(shop, "FRIEND", {"order": ORDER}), id="validate"),
        pytest.param(lambda shop: redeemed(shop, "FRIEND", {"order": ORDER}), id="redeem"),
        pytest.param(lambda shop: on_page(shop, "code=FRIEND&amount=20000"), id="web-page"),
        pytest.param(lambda shop: stacked(shop, "validations", ASKED), id="validations"),
        pytest.param(lambda shop: stacked(shop, "validations", STACK), id="stack-validated"),
        pytest.param(lambda shop: stacked(shop, "redemptions", ASKED), id="redemptions"),
        pytest.param(lambda shop: stacked(shop, "redemptions", STACK), id="stack-redeemed"),
    ],
)
def test_the_order_names_who_handed_the_code_on(shop, order_of):
    order = order_of(shop)["order"]

    assert order["referrer_id"] == "cust_anna"
    assert order["referrer"] == {"id": "cust_anna", "object": "customer"}


def test_the_stored_order_names_them_too(shop):
    id_ = redeemed(shop, "FRIEND", {"order": ORDER})["order"]["id"]

    assert shop.ask("GET", f"/v1/orders/{id_}").json["referrer_id"] == "cust_anna"


def test_other_codes_name_nobody(shop):
    order = redeemed(shop, "SAVE", {"order": ORDER})["order"]

    assert order["referrer_id"] is None
    assert "referrer" not in order
