"""Drafts of vouchers, tiers and orders: what is refused and what an update changes.

Source: resources.md 2.2, 2.3, 3.1, 4, R-2, R-12.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from mock_server.engine.campaign import VoucherTemplate
from mock_server.engine.campaign_draft import CampaignDraft
from mock_server.engine.campaign_draft import check as check_campaign
from mock_server.engine.customer import Customer
from mock_server.engine.order import Order
from mock_server.engine.order_draft import OrderDraft, drafted, within_amount
from mock_server.engine.promotion_tier_draft import changed as changed_tier
from mock_server.engine.refusals import (
    CustomerRulesViolated,
    DuplicateFound,
    InvalidCampaign,
    InvalidVoucher,
    NotFound,
)
from mock_server.engine.validity import Validity
from mock_server.engine.voucher_draft import VoucherDraft, changed, check
from tests.builders import a_line, an_order
from tests.mock_server.engine.redeemables import a_campaign
from tests.shop import NOON, a_coupon, a_gift_card, a_tier, amount, percent

LATER = NOON + timedelta(days=1)
COUPONS = VoucherTemplate("DISCOUNT_VOUCHER", discount=amount(100))
CARDS = VoucherTemplate("LOYALTY_CARD")


@pytest.mark.parametrize(
    ("draft", "campaign"),
    [
        pytest.param(VoucherDraft("DISCOUNT_VOUCHER"), None, id="alone"),
        pytest.param(
            VoucherDraft("DISCOUNT_VOUCHER"), a_campaign(voucher=COUPONS), id="a-random-code"
        ),
        pytest.param(
            VoucherDraft("DISCOUNT_VOUCHER", "MINE"),
            a_campaign(voucher=COUPONS, type="STANDALONE"),
            id="a-code-of-your-own",
        ),
        pytest.param(
            VoucherDraft("LOYALTY_CARD", "MINE"), a_campaign(voucher=CARDS), id="a-card-of-your-own"
        ),
    ],
)
def test_a_voucher_that_fits_is_taken(draft, campaign):
    check(draft, campaign)


@pytest.mark.parametrize(
    ("draft", "campaign", "refusal", "details"),
    [
        pytest.param(
            VoucherDraft("LOYALTY_CARD"),
            None,
            InvalidVoucher,
            "A LOYALTY_CARD needs a campaign",
            id="a-card-alone",
        ),
        pytest.param(
            VoucherDraft("DISCOUNT_VOUCHER"),
            a_campaign(voucher=COUPONS, type="STANDALONE"),
            InvalidCampaign,
            "You can not generate vouchers for STANDALONE type campaign",
            id="a-second-code",
        ),
        pytest.param(
            VoucherDraft("GIFT_VOUCHER"),
            a_campaign(voucher=COUPONS),
            InvalidCampaign,
            "DISCOUNT_COUPONS campaign takes no GIFT_VOUCHER",
            id="another-type",
        ),
        pytest.param(
            VoucherDraft("DISCOUNT_VOUCHER"),
            a_campaign(campaign_type="PROMOTION"),
            InvalidCampaign,
            "PROMOTION campaign takes no DISCOUNT_VOUCHER",
            id="a-promotion",
        ),
        pytest.param(
            VoucherDraft("DISCOUNT_VOUCHER", "MINE"),
            a_campaign(voucher=COUPONS),
            InvalidCampaign,
            "A code of your own needs a campaign of type STANDALONE",
            id="a-code-of-your-own",
        ),
    ],
)
def test_a_voucher_that_does_not_fit_is_refused(draft, campaign, refusal, details):
    with pytest.raises(refusal) as refused:
        check(draft, campaign)

    assert refused.value.details == details


def test_an_update_of_a_voucher_changes_what_it_names():
    coupon = a_coupon(metadata={"a": 1}, additional_info="old", validity=Validity(NOON, LATER))
    changes = {
        "discount": amount(5),
        "validity": {"start_date": None},
        "active": False,
        "additional_info": None,
        "metadata": {"b": 2},
    }

    updated = changed(coupon, changes, LATER)

    assert updated == replace(
        coupon,
        discount=amount(5),
        validity=Validity(None, LATER),
        active=False,
        additional_info=None,
        metadata={"a": 1, "b": 2},
        updated_at=LATER,
    )


@pytest.mark.parametrize("active", [True, False])
def test_an_update_of_a_voucher_leaves_what_it_does_not_name(active):
    coupon = a_coupon(metadata={"a": 1}, additional_info="old", active=active)

    assert changed(coupon, {}, LATER) == replace(coupon, updated_at=LATER)


@pytest.mark.parametrize("voucher", [a_coupon(), a_gift_card()], ids=["a-coupon", "a-card"])
def test_the_type_of_a_discount_stays(voucher):
    with pytest.raises(InvalidVoucher) as refused:
        changed(voucher, {"discount": percent(10)}, LATER)

    assert refused.value.details == "It is not possible to change Voucher discount type"


def test_an_update_of_a_tier_changes_what_it_names():
    tier = a_tier(metadata={"a": 1}, banner="old", validity=Validity(NOON, LATER))
    changes = {
        "name": "New",
        "discount": percent(10),
        "banner": None,
        "validity": {"start_date": None},
        "active": False,
        "metadata": {"b": 2},
    }

    updated = changed_tier(tier, changes, LATER)

    assert updated == replace(
        tier,
        name="New",
        discount=percent(10),
        banner=None,
        validity=Validity(None, LATER),
        active=False,
        metadata={"a": 1, "b": 2},
        updated_at=LATER,
    )


@pytest.mark.parametrize("active", [True, False])
def test_an_update_of_a_tier_leaves_what_it_does_not_name(active):
    tier = a_tier(metadata={"a": 1}, banner="old", active=active)

    assert changed_tier(tier, {}, LATER) == replace(tier, updated_at=LATER)


@pytest.mark.parametrize(
    ("draft", "details"),
    [
        pytest.param(
            CampaignDraft("C", "PROMOTION", "STANDALONE"),
            "A PROMOTION campaign cannot be STANDALONE",
            id="a-promotion-of-one-code",
        ),
        pytest.param(
            CampaignDraft("C", "LOYALTY_PROGRAM", "STANDALONE", CARDS),
            "A LOYALTY_PROGRAM campaign cannot be STANDALONE",
            id="a-program-of-one-card",
        ),
        pytest.param(
            CampaignDraft("C", "GIFT_VOUCHERS"),
            "Property 'gift' is required for GIFT_VOUCHERS campaign",
            id="nothing-to-give",
        ),
        pytest.param(
            CampaignDraft("C", "LOYALTY_PROGRAM", voucher=COUPONS),
            "Property 'loyalty_card' is required for LOYALTY_PROGRAM campaign",
            id="something-else-to-give",
        ),
    ],
)
def test_a_campaign_that_cannot_be_is_refused(draft, details):
    with pytest.raises(InvalidCampaign) as refused:
        check_campaign(draft)

    assert refused.value.details == details


def test_an_order_takes_what_was_sent_and_keeps_the_rest():
    stored = an_order(
        a_line(),
        source_id="shop-1",
        status="PAID",
        initial_amount=500,
        metadata={"a": 1},
        referrer_id="ann",
    )

    assert drafted(stored, OrderDraft(), None) == stored
    assert drafted(stored, OrderDraft(status="FULFILLED", metadata={"b": 2}), None) == replace(
        stored, status="FULFILLED", metadata={"a": 1, "b": 2}
    )
    assert drafted(stored, OrderDraft(referrer_id="bob"), None).referrer_id == "bob"
    assert drafted(Order(), OrderDraft(referrer_id="bob"), None).referrer_id == "bob"
    assert drafted(Order(), OrderDraft(source_id="shop-2"), None).source_id == "shop-2"


def test_new_lines_forget_what_the_order_was_before_units_were_added():
    stored = an_order(a_line(quantity=3), initial_amount=2000)

    order = drafted(stored, OrderDraft(), [a_line(quantity=2)])

    assert (order.amount, order.initial_amount) == (2000, None)


@pytest.mark.parametrize(
    ("amount_", "left"),
    [
        pytest.param(None, 0, id="no-amount"),
        pytest.param(1000, 950, id="less-than-the-discount"),
        pytest.param(1150, 1100, id="just-enough"),
        pytest.param(40, 0, id="less-than-the-lines-lost"),
    ],
)
def test_an_order_discount_is_cut_to_what_the_lines_leave(amount_, left):
    order = an_order(a_line(discount_amount=50), amount=amount_, discount_amount=1100)

    assert within_amount(order).discount_amount == left


def test_what_is_known_of_a_forgotten_customer_is_the_id():
    ann = Customer("cust_1", NOON, source_id="ann", name="Ann")

    assert ann.forgotten() == Customer("cust_1", NOON, deleted=True)


def test_refusals_name_what_they_are_about():
    missing, taken = NotFound.of("voucher", "GONE"), DuplicateFound.of("order", "shop-1")

    assert (missing.details, missing.resource_id, missing.resource_type) == (
        "Cannot find voucher with id GONE",
        "GONE",
        "voucher",
    )
    assert (taken.details, taken.resource_id, taken.resource_type) == (
        "Duplicated order exists with id shop-1",
        "shop-1",
        "order",
    )
    assert CustomerRulesViolated.of_segments("why").details == "why"
