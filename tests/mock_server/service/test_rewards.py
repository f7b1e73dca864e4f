"""Buying rewards with the points of a card. Source: redemptions.md 5.2, P-22, P-23, P-25, P-41."""

from dataclasses import replace
from decimal import Decimal

import pytest

from mock_server.engine.campaign import Campaign, VoucherTemplate
from mock_server.engine.customer import Customer, CustomerDraft
from mock_server.engine.product import Product
from mock_server.engine.redeemable import Asked
from mock_server.engine.redemption_request import RollbackRequest, SessionAsked
from mock_server.engine.reward import Coin, Handout, Material, Reward, RewardAssignment
from mock_server.engine.voucher import Gift, LoyaltyCard, Voucher
from mock_server.service.redemptions import redeem
from mock_server.service.rollbacks import roll_back
from mock_server.service.validations import validate
from mock_server.store.kinds import (
    CAMPAIGNS,
    CUSTOMERS,
    PRODUCTS,
    REWARD_ASSIGNMENTS,
    REWARDS,
    TRANSACTIONS,
    VOUCHERS,
)
from tests.shop import NOON, a_shop, amount, asking

COIN = Coin(Decimal(20), 100)
HOLDER = CustomerDraft(id="cust_1")
CARD = Voucher(
    "v_CARD",
    "CARD",
    "LOYALTY_CARD",
    NOON,
    loyalty_card=LoyaltyCard(1000, 1000),
    campaign_id="camp_1",
    holder_id="cust_1",
)


def a_loyal_shop(gives=COIN, points=None, campaign_id="camp_1", **rules):
    shop = a_shop(CARD, **rules)
    shop.put(CUSTOMERS, Customer("cust_1", NOON), Customer("cust_2", NOON))
    shop.put(REWARDS, Reward("rew_1", "Reward", gives, NOON))
    shop.put(REWARD_ASSIGNMENTS, RewardAssignment("rewa_1", "rew_1", campaign_id, NOON, points))
    return shop


def spending(points=None, reward_id="rew_1", **fields):
    asked = Asked("voucher", "CARD", reward_id=reward_id, points=points)
    return asking(asked, **{"customer": HOLDER, "total": 4500, **fields})


def test_points_pay_for_the_order():
    shop = a_loyal_shop()

    redemption = shop.do(redeem, spending(200)).spent.redemptions[0]

    assert (redemption.amount, redemption.order.total_amount) == (200, 500)
    assert redemption.bought.offer.reward.type == "COIN"
    card = shop.get(VOUCHERS, "v_CARD").loyalty_card
    assert (card.points, card.balance, card.redeemed_points) == (1000, 800, 200)
    assert [entry.type for entry in shop.every(TRANSACTIONS)] == ["POINTS_REDEMPTION"]


def test_a_rollback_gives_the_points_back():
    shop = a_loyal_shop()
    id_ = shop.do(redeem, spending(200)).spent.redemptions[0].id

    done = shop.do(roll_back, id_, RollbackRequest(), stacked=False)

    assert done.rollbacks[0].amount == 200
    assert shop.get(VOUCHERS, "v_CARD").balance == 1000


@pytest.mark.parametrize(
    ("request_", "key"),
    [
        pytest.param(spending(reward_id=None), "missing_reward", id="no-reward"),
        pytest.param(spending(reward_id="rew_x"), "not_found", id="unknown-reward"),
        pytest.param(spending(1001), "loyalty_card_points_exceeded", id="too-many-points"),
        pytest.param(
            spending(1, customer=CustomerDraft(id="cust_2")),
            "invalid_customer",
            id="not-the-holder",
        ),
        pytest.param(spending(1, customer=None), "invalid_customer", id="nobody"),
        pytest.param(spending(1, total=None), "missing_amount", id="nothing-to-pay-for"),
    ],
)
def test_why_a_card_is_refused(request_, key):
    assert a_loyal_shop().do(redeem, request_).refusal.key == key


def test_a_reward_of_another_campaign_is_not_assigned():
    refusal = a_loyal_shop(campaign_id="camp_2").do(redeem, spending(1)).refusal

    assert refusal.details == "Cannot find reward_assignment with id rew_1"


def test_a_validation_may_leave_the_holder_open():
    assert a_loyal_shop().do(validate, spending(1, customer=None)).valid


def test_held_points_are_not_there_for_others():
    shop = a_loyal_shop()
    shop.do(validate, spending(800, session=SessionAsked(key="k")))

    other = shop.do(validate, spending(300))

    assert other.evaluation.inapplicable[0].refusal.key == "loyalty_card_points_exceeded"


def test_a_thing_is_an_effect_even_where_none_are_skipped():
    shop = a_loyal_shop(Material("prod_1"), 4, redeemables_no_effect_rule="SKIP")
    shop.put(PRODUCTS, Product("prod_1", NOON, name="Mug"))

    redemption = shop.do(redeem, spending()).spent.redemptions[0]

    assert (redemption.amount, redemption.bought.product.name) == (4, "Mug")
    assert shop.get(REWARDS, "rew_1").redeemed == 1


@pytest.mark.parametrize(
    ("template", "balance"),
    [
        pytest.param(VoucherTemplate("DISCOUNT_VOUCHER", amount(500)), 0, id="coupon"),
        pytest.param(VoucherTemplate("GIFT_VOUCHER", gift=Gift(0, 0)), 1000, id="gift-card"),
    ],
)
def test_a_digital_reward_hands_out_a_voucher(template, balance):
    shop = a_loyal_shop(Handout("camp_2", 1000), 50)
    campaign = Campaign("camp_2", "Handouts", "DISCOUNT_COUPONS", NOON, voucher=template)
    shop.put(CAMPAIGNS, replace(campaign, voucher=template))

    bought = shop.do(redeem, spending()).spent.redemptions[0].bought

    handed_out = shop.get(VOUCHERS, bought.voucher_id)
    assert (handed_out.holder_id, handed_out.balance) == ("cust_1", balance)
    assert shop.get(VOUCHERS, "v_CARD").balance == 950
