"""The records of a call that redeems. Source: redemptions.md 2, 3.6, 3.7."""

from dataclasses import replace

import pytest

from mock_server.engine.channel import Channel, Failure
from mock_server.engine.customer import Customer
from mock_server.engine.order import OrderRedemption
from mock_server.engine.outcome import Applied
from mock_server.engine.redemption import Redemption
from mock_server.engine.refusals import QuantityExceeded
from mock_server.engine.reward import Bought, Material, Offer, Reward, RewardAssignment
from mock_server.engine.spending import Attempt, Spent, failed, succeeded
from tests.builders import a_line, an_order
from tests.mock_server.engine.redeemables import (
    a_loyalty_card,
    of_tier,
    of_voucher,
    unknown,
)
from tests.shop import NOON, a_coupon, a_gift_card, a_tier

APP = Channel("app")
ANN = Customer("cust_1", NOON)
ATTEMPT = Attempt(NOON, APP, ANN, "track_1", {"a": 1}, "session_1")


def test_a_record_alone_is_about_itself():
    assert ATTEMPT.record("r_1") == Redemption(
        id="r_1",
        date=NOON,
        channel=APP,
        related_object_type="redemption",
        related_object_id="r_1",
        customer=ANN,
        tracking_id="track_1",
        metadata={"a": 1},
        session_key="session_1",
    )


def test_one_redeemable_makes_one_record_and_one_entry_on_the_order():
    coupon = a_coupon(campaign_id="camp_1")
    order = an_order(applied_discount_amount=1000)

    spent = succeeded(ATTEMPT, [Applied(of_voucher(coupon), order)], order, ["r_1"])

    entry = OrderRedemption("r_1", NOON, "voucher", "v_SAVE", related_object_parent_id="camp_1")
    noted = replace(order, redemptions=(entry,))
    record = replace(
        ATTEMPT.record("r_1"),
        voucher=coupon.redeemed(0, NOON),
        related_object_type="voucher",
        related_object_id="v_SAVE",
        order=noted,
    )
    assert spent == Spent((record,), None, noted)


def test_a_tier_counts_its_order_and_takes_no_sum():
    order = an_order(applied_discount_amount=1000)

    spent = succeeded(ATTEMPT, [Applied(of_tier(a_tier()), order)], order, ["r_1"])

    [record] = spent.redemptions
    assert (record.promotion_tier, record.voucher) == (a_tier().redeemed(order), None)
    assert (record.related_object_type, record.related_object_id) == ("promotion_tier", "promo_1")
    assert record.amount is None
    assert spent.order.redemptions[0].related_object_parent_id == "camp_1"


def test_a_card_pays_what_was_used():
    order = an_order()

    spent = succeeded(ATTEMPT, [Applied(of_voucher(a_gift_card()), order, 300)], order, ["r_1"])

    [record] = spent.redemptions
    assert (record.amount, record.voucher) == (300, a_gift_card().redeemed(300, NOON))
    assert record.bought is None


def test_points_say_what_they_bought():
    reward = Reward("rew_1", "Mug", Material("prod_1"), NOON)
    offer = Offer(reward, RewardAssignment("rewa_1", "rew_1", "camp_1", NOON, 4))
    card, order = of_voucher(a_loyalty_card(), offer=offer), an_order()

    spent = succeeded(ATTEMPT, [Applied(card, order, 4)], order, ["r_1"])

    assert (spent.redemptions[0].amount, spent.redemptions[0].bought) == (4, Bought(offer))


def test_a_stack_is_one_entry_that_names_its_children():
    order = an_order(applied_discount_amount=2000)
    applied = [Applied(of_voucher(a_coupon(code)), order) for code in ("A", "B")]

    spent = succeeded(ATTEMPT, applied, order, ["r_1", "r_2", "r_0"])

    children = ("r_1", "r_2")
    entry = OrderRedemption("r_0", NOON, "redemption", "r_0", stacked=children)
    assert spent.order == replace(order, redemptions=(entry,))
    assert spent.parent == replace(ATTEMPT.record("r_0"), child_ids=children, order=spent.order)
    assert [(one.id, one.parent_id) for one in spent.redemptions] == [
        ("r_1", "r_0"),
        ("r_2", "r_0"),
    ]


def test_a_call_adds_to_the_redemptions_of_its_order():
    earlier = OrderRedemption("r_9", NOON, "voucher", "v_OLD")
    order = an_order(redemptions=(earlier,))

    spent = succeeded(ATTEMPT, [Applied(of_voucher(a_coupon()), order)], order, ["r_1"])

    assert [entry.id for entry in spent.order.redemptions] == ["r_9", "r_1"]


def test_a_child_has_its_own_amounts_under_the_ids_of_the_saved_order():
    running = an_order(a_line("cup"), discount_amount=1000, applied_discount_amount=1000)
    saved = an_order(
        a_line("cup", id="ordli_1"),
        a_line("mug", id="ordli_2"),
        id="ord_1",
        source_id="shop-1",
        metadata={"b": 2},
        customer_id="cust_1",
        referrer_id="cust_2",
        discount_amount=3000,
    )
    applied = [Applied(of_voucher(a_coupon(code)), running) for code in ("A", "B")]

    spent = succeeded(ATTEMPT, applied, saved, ["r_1", "r_2", "r_0"])

    assert spent.redemptions[0].order == replace(
        running,
        id="ord_1",
        source_id="shop-1",
        metadata={"b": 2},
        customer_id="cust_1",
        referrer_id="cust_2",
        items=(a_line("cup", id="ordli_1"),),
    )


FAILURE = Failure("quantity_exceeded", QuantityExceeded.message)


@pytest.mark.parametrize(
    ("about", "fields"),
    [
        pytest.param([], {}, id="nothing"),
        pytest.param([unknown()], {}, id="nothing-that-exists"),
        pytest.param([of_voucher(a_coupon("A")), of_tier(a_tier())], {}, id="several"),
        pytest.param(
            [of_voucher(a_coupon("A"))],
            {
                "voucher": a_coupon("A"),
                "related_object_type": "voucher",
                "related_object_id": "v_A",
            },
            id="a-voucher",
        ),
        pytest.param(
            [of_tier(a_tier())],
            {
                "promotion_tier": a_tier(),
                "related_object_type": "promotion_tier",
                "related_object_id": "promo_1",
            },
            id="a-tier",
        ),
    ],
)
def test_a_failure_is_about_the_one_thing_that_exists_else_about_itself(about, fields):
    record = failed(ATTEMPT, about, QuantityExceeded("A"), "rf_1")

    assert record == replace(ATTEMPT.record("rf_1"), failure=FAILURE, **fields)
