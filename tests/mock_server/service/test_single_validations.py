"""Validating one redeemable by its path. Source: redemptions.md 12, E-17, P-49."""

from datetime import timedelta

import pytest

from mock_server.engine.customer import Customer, CustomerDraft
from mock_server.engine.redeemable import Asked
from mock_server.engine.refusals import AmbiguousTrackingId, MissingAmount, MissingReward, NotFound
from mock_server.engine.voucher import LoyaltyCard, Voucher
from mock_server.service.single_validations import (
    NEWEST,
    of_page,
    of_promotions,
    of_tier,
    of_voucher,
)
from mock_server.store.kinds import CUSTOMERS
from tests.shop import NOON, a_category, a_coupon, a_gift_card, a_shop, a_tier, asking, somebody


def alone(*asked, **fields):
    return asking(*asked, stacked=False, **fields)


def test_an_unknown_voucher_is_not_valid_and_no_error():
    shop = a_shop()

    validation = shop.do(of_voucher, alone("GONE"))

    assert not validation.valid
    assert validation.evaluation.inapplicable[0].refusal.key == "not_found"


def test_an_unknown_tier_is_an_error():
    shop = a_shop()

    with pytest.raises(NotFound, match="Cannot find promotion_tier with id promo_gone"):
        shop.do(of_tier, alone("promo_gone"))


def test_a_card_without_an_amount_to_pay_is_an_error():
    shop = a_shop(a_gift_card("CARD"))

    with pytest.raises(MissingAmount):
        shop.do(of_voucher, alone("CARD", total=None))


def test_limits_of_stacks_do_not_apply():
    shop = a_shop(a_coupon("SAVE"), redeemables_no_effect_rule="SKIP")

    validation = shop.do(of_voucher, alone("SAVE", total=0))

    assert validation.valid


def test_an_exclusive_category_alone_excludes_nothing():
    staff = a_category("cat_staff", stacking_rules_type="EXCLUSIVE")
    shop = a_shop(staff, a_coupon("SAVE", category_ids=("cat_staff",)))

    assert shop.do(of_voucher, alone("SAVE")).valid


def test_of_many_promotions_the_newest_are_tried_newest_first():
    tiers = [
        a_tier(f"promo_{at}", created_at=NOON + timedelta(seconds=at)) for at in range(NEWEST + 2)
    ]
    shop = a_shop(*tiers)

    found = shop.do(of_promotions, alone())

    ids = [one.evaluation.applied[0].redeemable.id for one in found.tiers]
    assert ids == [f"promo_{at}" for at in range(NEWEST + 1, 1, -1)]


def test_promotions_do_not_see_each_other():
    shop = a_shop(a_tier("promo_1"), a_tier("promo_2"))

    found = shop.do(of_promotions, alone(total=1500))

    assert [one.evaluation.order.total_amount for one in found.tiers] == [500, 500]


def test_promotions_know_the_customer_even_where_there_are_none():
    found = a_shop().do(of_promotions, alone(customer=somebody("ann")))

    assert found.tracking_id.startswith("track_")


def test_a_page_cannot_pay_with_points_where_no_reward_takes_them():
    points = LoyaltyCard(100, 100)
    card = Voucher(
        "v_CARD", "CARD", "LOYALTY_CARD", NOON, loyalty_card=points, campaign_id="camp_1"
    )
    shop = a_shop(card)

    with pytest.raises(MissingReward):
        shop.do(of_page, alone("CARD"))


ANN = Customer("cust_1", NOON, "ann")


@pytest.mark.parametrize(
    ("tracking_id", "customer"),
    [
        pytest.param("ann", somebody("ann"), id="raw"),
        pytest.param(ANN.tracking_id, somebody("ann"), id="hashed"),
        pytest.param("ann", CustomerDraft(id="cust_1"), id="stored"),
        pytest.param("bob", CustomerDraft(changes={"name": "Bob"}), id="anonymous"),
        pytest.param("bob", None, id="alone"),
        pytest.param(None, somebody("ann"), id="untracked"),
    ],
)
def test_a_tracking_id_may_repeat_the_customer(tracking_id, customer):
    shop = a_shop(a_coupon("SAVE"))
    shop.put(CUSTOMERS, ANN)

    assert shop.do(of_page, alone("SAVE", tracking_id=tracking_id, customer=customer)).valid


@pytest.mark.parametrize("customer", [somebody("ann"), CustomerDraft(id="cust_1")])
def test_a_tracking_id_may_not_contradict_the_customer(customer):
    shop = a_shop(a_coupon("SAVE"))
    shop.put(CUSTOMERS, ANN)

    with pytest.raises(AmbiguousTrackingId) as caught:
        shop.do(of_page, alone("SAVE", tracking_id="bob", customer=customer))

    assert caught.value.message == "Ambiguous trackingId (bob, ann)"


def test_the_credits_of_a_page_are_as_many_as_there_are():
    shop = a_shop(a_gift_card("CARD", 800))

    validation = shop.do(of_page, alone(Asked("voucher", "CARD")))

    assert validation.evaluation.applied[0].used == 800
