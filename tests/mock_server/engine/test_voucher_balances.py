"""Balances and counters of vouchers and tiers. Source: redemptions.md 2.3, 2.4, R-7, F-1."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mock_server.engine.promotion_tier import Summary
from mock_server.engine.refusals import (
    GiftAmountExceeded,
    InvalidAddBalanceParams,
    LoyaltyCardPointsExceeded,
)
from mock_server.engine.voucher import Gift, LoyaltyCard
from tests.builders import an_order
from tests.mock_server.engine.redeemables import a_loyalty_card
from tests.shop import NOON, a_coupon, a_gift_card, a_tier

LATER = NOON + timedelta(days=1)
MOST = 2**53 - 1


@pytest.mark.parametrize(
    ("change", "after"),
    [
        pytest.param(300, Gift(1300, 1200, 50, 50), id="more-is-income"),
        pytest.param(-300, Gift(1000, 600, 350, 50), id="less-is-subtracted"),
        pytest.param(-900, Gift(1000, 0, 950, 50), id="all-of-it"),
    ],
)
def test_credits_come_and_go(change, after):
    card = a_gift_card(gift=Gift(1000, 900, 50, 50))

    assert card.topped_up(change, LATER) == replace(card, gift=after, updated_at=LATER)


@pytest.mark.parametrize(
    ("change", "after"),
    [
        pytest.param(300, LoyaltyCard(1300, 1200, 20, 30, 50), id="more-is-income"),
        pytest.param(-300, LoyaltyCard(1000, 600, 20, 330, 50), id="less-is-subtracted"),
        pytest.param(-900, LoyaltyCard(1000, 0, 20, 930, 50), id="all-of-it"),
    ],
)
def test_points_come_and_go(change, after):
    card = a_loyalty_card(holder_id="ann", loyalty_card=LoyaltyCard(1000, 900, 20, 30, 50))

    assert card.topped_up(change, LATER) == replace(card, loyalty_card=after, updated_at=LATER)


def test_a_card_holds_what_json_can_say_over_its_life():
    full = a_gift_card(gift=Gift(MOST - 1, 0))

    assert full.topped_up(1, LATER).gift.amount == MOST
    with pytest.raises(InvalidAddBalanceParams, match=f"^A card holds at most {MOST} over its"):
        full.topped_up(2, LATER)


@pytest.mark.parametrize(
    ("voucher", "change", "refusal", "details"),
    [
        pytest.param(a_gift_card(balance=10), -11, GiftAmountExceeded, "CARD", id="credits"),
        pytest.param(
            a_loyalty_card(10, holder_id="ann"),
            -11,
            LoyaltyCardPointsExceeded,
            "POINTS",
            id="points",
        ),
        pytest.param(
            a_gift_card(),
            0,
            InvalidAddBalanceParams,
            "Property .amount must not be 0",
            id="nothing",
        ),
        pytest.param(
            a_coupon(), 1, InvalidAddBalanceParams, "Voucher SAVE has no balance", id="a-coupon"
        ),
        pytest.param(
            a_loyalty_card(),
            1,
            InvalidAddBalanceParams,
            "Loyalty card POINTS has no holder",
            id="a-card-of-nobody",
        ),
    ],
)
def test_a_change_that_cannot_be_is_refused(voucher, change, refusal, details):
    with pytest.raises(refusal) as refused:
        voucher.topped_up(change, LATER)

    assert refused.value.details == details


@pytest.mark.parametrize(
    ("voucher", "fields"),
    [
        pytest.param(a_coupon(), {}, id="a-coupon"),
        pytest.param(
            a_gift_card(gift=Gift(100, 90, 0, 10)),
            {"gift": Gift(100, 60, 0, 40)},
            id="credits",
        ),
        pytest.param(
            a_loyalty_card(loyalty_card=LoyaltyCard(100, 90, 0, 0, 10)),
            {"loyalty_card": LoyaltyCard(100, 60, 0, 0, 40)},
            id="points",
        ),
    ],
)
def test_a_redemption_moves_the_balance_and_a_rollback_moves_it_back(voucher, fields):
    redeemed = voucher.redeemed(30, LATER)

    assert redeemed == replace(voucher, redeemed_quantity=1, updated_at=LATER, **fields)
    assert redeemed.restored(30, NOON) == replace(voucher, updated_at=NOON)


def test_switching_a_voucher_says_when():
    off = a_coupon().switched(active=False, now=LATER)

    assert off == a_coupon(active=False, updated_at=LATER)


@pytest.mark.parametrize(
    ("voucher", "balance", "total"),
    [
        pytest.param(a_coupon(), 0, 0, id="a-coupon"),
        pytest.param(a_gift_card(gift=Gift(100, 70, 10, 20)), 70, 90, id="credits"),
        pytest.param(
            a_loyalty_card(loyalty_card=LoyaltyCard(100, 60, 5, 15, 20)), 60, 80, id="points"
        ),
    ],
)
def test_a_balance_and_its_total(voucher, balance, total):
    assert (voucher.balance, voucher.total) == (balance, total)


def test_a_tier_counts_orders_and_what_it_took_off_them():
    order = an_order(applied_discount_amount=300)
    before = a_tier(summary=Summary(2, 500, 40))

    after = before.redeemed(order)

    assert after == a_tier(summary=Summary(3, 10500, 340))
    assert after.restored(order) == before


def test_a_tier_counts_an_order_without_an_amount_as_nothing():
    order = an_order(amount=None)

    assert a_tier().redeemed(order).summary == Summary(1, 0, 0)
