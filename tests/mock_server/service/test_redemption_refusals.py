"""Refused redemptions and what they leave behind. Source: redemptions.md 3.2, 3.7, 7.1."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mock_server.engine.order_draft import OrderDraft
from mock_server.engine.redeemable import Asked
from mock_server.engine.refusals import (
    DuplicatedRedeemables,
    InvalidPayload,
    InvalidRedeemables,
    NotFound,
)
from mock_server.engine.validity import Validity
from mock_server.service.redemptions import redeem
from mock_server.service.refused import Refused
from mock_server.store.kinds import (
    CUSTOMERS,
    ORDERS,
    REDEMPTIONS,
    VOUCHERS,
)
from tests.shop import (
    NOON,
    a_coupon,
    a_gift_card,
    a_shop,
    a_tier,
    asking,
    somebody,
)


def test_a_refused_redemption_leaves_one_record_and_changes_nothing_else():
    shop = a_shop(a_coupon("A"), a_coupon("OFF", active=False))

    refused = shop.do(redeem, asking("A", "OFF", customer=somebody()))

    (record,) = shop.every(REDEMPTIONS)
    assert isinstance(refused, Refused)
    assert refused.refusal.resource_id == record.id == record.related_object_id
    assert record.failure.code == "voucher_disabled"
    assert shop.get(VOUCHERS, "v_A").redeemed_quantity == 0
    assert not shop.every(ORDERS)
    assert shop.get(CUSTOMERS, record.customer_id).summary.total_failed == 1


def test_the_record_of_a_single_failure_is_about_its_voucher():
    shop = a_shop(a_coupon("OFF", active=False))

    refusal = shop.do(redeem, asking("OFF")).refusal

    (record,) = shop.every(REDEMPTIONS)
    assert (record.related_object_type, record.related_object_id) == ("voucher", "v_OFF")
    assert (refusal.redeemable_type, refusal.redeemable_id) == ("voucher", "OFF")


EARLIER, LATER = NOON - timedelta(days=1), NOON + timedelta(days=1)


@pytest.mark.parametrize(
    ("voucher", "key"),
    [
        pytest.param(a_coupon("X", active=False), "voucher_disabled", id="disabled"),
        pytest.param(
            a_coupon("X", validity=Validity(start_date=LATER)), "voucher_not_active", id="too-early"
        ),
        pytest.param(
            a_coupon("X", validity=Validity(expiration_date=EARLIER)),
            "voucher_expired",
            id="too-late",
        ),
        pytest.param(
            a_coupon("X", validity=Validity(day_of_week=(0,))),
            "voucher_not_active_now",
            id="thursday",
        ),
        pytest.param(
            a_coupon("X", quantity=1, redeemed_quantity=1), "quantity_exceeded", id="used-up"
        ),
        pytest.param(replace(a_coupon("Y"), code="Y"), "not_found", id="unknown"),
        pytest.param(
            a_coupon("X", active=False, quantity=0), "voucher_disabled", id="disabled-comes-first"
        ),
    ],
)
def test_why_a_voucher_is_refused(voucher, key):
    shop = a_shop(voucher)

    assert shop.do(redeem, asking("X")).refusal.key == key


@pytest.mark.parametrize(
    ("tier", "key"),
    [
        pytest.param(a_tier(active=False), "promotion_inactive", id="disabled"),
        pytest.param(
            a_tier(validity=Validity(expiration_date=EARLIER)),
            "promotion_not_active_now",
            id="over",
        ),
        pytest.param(a_tier("promo_2"), "not_found", id="unknown"),
    ],
)
def test_why_a_tier_is_refused(tier, key):
    shop = a_shop(tier)

    assert shop.do(redeem, asking("promo_1")).refusal.key == key


def test_more_credits_than_the_balance_are_refused():
    shop = a_shop(a_gift_card("CARD", 500))

    refusal = shop.do(redeem, asking(Asked("voucher", "CARD", credits=501))).refusal

    assert (refusal.key, refusal.details) == ("gift_amount_exceeded", "CARD")


def test_a_gift_card_needs_an_amount():
    shop = a_shop(a_gift_card("CARD"))

    assert shop.do(redeem, asking("CARD", total=None)).refusal.key == "missing_amount"


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        pytest.param(asking("A", "v_A"), DuplicatedRedeemables, id="once-by-code-once-by-id"),
        pytest.param(
            asking(Asked("promotion_stack", "s"), "A"), InvalidRedeemables, id="stack-not-alone"
        ),
        pytest.param(asking("A", "B", "C"), InvalidPayload, id="over-the-project-limit"),
        pytest.param(asking("A", order=OrderDraft(id="ord_x")), NotFound, id="unknown-order"),
        pytest.param(
            asking("A", customer=replace(somebody(), id="cust_x")), NotFound, id="unknown-customer"
        ),
    ],
)
def test_a_malformed_request_stores_nothing(asked, error):
    shop = a_shop(a_coupon("A"), redeemables_limit=2)

    with pytest.raises(error):
        shop.do(redeem, asked)

    assert not shop.every(REDEMPTIONS)
