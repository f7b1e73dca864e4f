"""The referrer of an order. Source: redemptions.md 5.3."""

import pytest

from mock_server.engine.order_draft import OrderDraft
from mock_server.service.redemptions import redeem
from mock_server.service.validations import validate
from mock_server.store.kinds import ORDERS
from tests.shop import a_coupon, a_shop, asking

FRIEND = a_coupon("FRIEND", is_referral_code=True, referrer_id="cust_ann")


@pytest.mark.parametrize(
    "codes", [("FRIEND",), ("FRIEND", "SAVE"), ("SAVE", "FRIEND")], ids="+".join
)
def test_the_referrer_of_a_code_is_that_of_the_order(codes):
    shop = a_shop(FRIEND, a_coupon("SAVE"))

    validation = shop.do(validate, asking(*codes))
    spent = shop.do(redeem, asking(*codes)).spent

    assert validation.evaluation.order.referrer_id == "cust_ann"
    assert shop.get(ORDERS, spent.order.id).referrer_id == "cust_ann"


def test_the_referrer_of_a_code_beats_the_one_that_was_sent():
    shop = a_shop(FRIEND)

    spent = shop.do(
        redeem, asking("FRIEND", order=OrderDraft(amount=1000, referrer_id="cust_bob"))
    ).spent

    assert spent.order.referrer_id == "cust_ann"


def test_a_code_that_is_turned_down_names_nobody():
    shop = a_shop(
        a_coupon("OFF", active=False, referrer_id="cust_ann"),
        a_coupon("SAVE"),
        redeemables_application_mode="PARTIAL",
    )

    validation = shop.do(validate, asking("OFF", "SAVE"))

    assert (validation.valid, validation.evaluation.order.referrer_id) == (True, None)
