"""Asking the rules of a redeemable, with what this call has done so far.

Source: redemptions.md 7.3, 7.4, 4.9.
"""

from dataclasses import replace

import pytest

from mock_server.engine.customer import Customer
from mock_server.engine.outcome import Applied
from mock_server.engine.rules import Scope
from mock_server.engine.ruling import Ruling
from tests.builders import a_line, an_order
from tests.mock_server.engine.redeemables import (
    SITUATION,
    a_campaign,
    a_loyalty_card,
    of_tier,
    of_voucher,
)
from tests.mock_server.engine.rules.builders import Ledger, a_rule
from tests.shop import NOON, a_coupon, a_gift_card, a_tier

OURS, THEIRS = a_campaign("camp_1"), a_campaign("camp_2")


def doing(redeemable, after=None, used=0):
    """What *redeemable* would do: nothing if nothing else is said."""
    return Applied(redeemable, after or an_order(), used)


def against(outcome, rule, *, past=None, before=None, earlier=()):
    """Say why *rule* turns a redeemable down: the key, None if it does not."""
    redeemable = replace(outcome.redeemable, rules=(rule,))
    ruling = Ruling(SITUATION, lambda _redeemable: past or Ledger())
    refusal = ruling.reason_against(
        replace(outcome, redeemable=redeemable), before or an_order(), earlier
    )
    return None if refusal is None else refusal.key


def limit(name, most):
    return a_rule((name, {"$less_than_or_equal": [most]}))


def took(off, campaign=OURS, *, amount=10000, used=0, voucher=None):
    """What this call applied before: *off* minor units of an order of *amount*."""
    order = an_order(applied_discount_amount=off, amount=amount)
    return Applied(of_voucher(voucher or a_coupon(), campaign=campaign), order, used)


def test_the_past_is_that_of_the_redeemable():
    redeemable, asked_for = of_voucher(a_coupon()), []
    ruling = Ruling(SITUATION, lambda one: asked_for.append(one) or Ledger())

    ruling.reason_against(Applied(redeemable, an_order()), an_order(), ())

    assert asked_for == [redeemable]


@pytest.mark.parametrize(
    ("campaign", "name", "most"),
    [
        pytest.param(OURS, "campaign.redemptions.count", 4, id="redemptions-of-its-campaign"),
        pytest.param(THEIRS, "campaign.redemptions.count", 3, id="not-of-another-campaign"),
        pytest.param(None, "campaign.redemptions.count", 3, id="not-of-no-campaign"),
        pytest.param(OURS, "redemption.count.per_api_key", 3, id="not-of-the-code-itself"),
    ],
)
def test_what_this_call_applied_of_a_campaign_counts(campaign, name, most):
    redeemable, earlier = of_voucher(a_coupon(), campaign=campaign), [took(100)]

    at_most = against(doing(redeemable), limit(name, most), past=Ledger(2), earlier=earlier)
    beyond = against(doing(redeemable), limit(name, most - 1), past=Ledger(2), earlier=earlier)

    assert (at_most, beyond) == (None, "redemption_rules_violated")


def test_a_redeemable_without_campaign_shares_no_limit_with_others_without_one():
    redeemable, earlier = of_voucher(a_coupon()), [took(100, campaign=None)]

    once = limit("campaign.redemptions.count", 1)

    assert against(doing(redeemable), once, earlier=earlier) is None


@pytest.mark.parametrize(
    "name",
    [
        "campaign.redemptions.count",
        "campaign.orders.amount",
        "campaign.orders.amount_discounted",
        "redemption.gift.amount",
    ],
)
def test_the_scope_goes_to_the_past_as_the_rule_means_it(name):
    past = Ledger()

    against(doing(of_voucher(a_coupon())), limit(name, 1), past=past)

    assert past.asked == [Scope("campaign")]


@pytest.mark.parametrize(
    ("name", "past", "total"),
    [
        pytest.param("campaign.orders.amount", Ledger(orders=500), 500 + 700 + 10000, id="orders"),
        pytest.param(
            "campaign.orders.amount_discounted", Ledger(discounts=50), 50 + 300 + 20, id="discounts"
        ),
    ],
)
def test_sums_of_a_campaign_include_this_call(name, past, total):
    redeemable = of_voucher(a_coupon(), campaign=OURS)
    earlier = [took(300, amount=700), took(999, THEIRS), took(None, amount=None)]
    outcome = doing(redeemable, an_order(applied_discount_amount=20))

    at_most = against(outcome, limit(name, total), past=past, earlier=earlier)
    beyond = against(outcome, limit(name, total - 1), past=past, earlier=earlier)

    assert (at_most, beyond) == (None, "redemption_rules_violated")


def test_credits_are_those_of_gift_cards_and_not_the_points_of_others():
    redeemable = of_voucher(a_gift_card(), campaign=OURS)
    earlier = [
        took(0, used=30, voucher=a_gift_card("OTHER")),
        took(0, used=999, voucher=a_loyalty_card()),
        Applied(of_tier(a_tier(), campaign=OURS), an_order(), 999),
    ]
    outcome, past, name = doing(redeemable, used=10), Ledger(credits_=5), "redemption.gift.amount"

    at_most = against(outcome, limit(name, 45), past=past, earlier=earlier)
    beyond = against(outcome, limit(name, 44), past=past, earlier=earlier)

    assert (at_most, beyond) == (None, "redemption_rules_violated")


def test_points_are_those_that_the_card_gives_now():
    rule = limit("redemption.reward.pay_with_points.points_used", 9)

    card = of_voucher(a_loyalty_card())

    assert against(doing(card, used=9), rule) is None
    assert against(doing(card, used=10), rule) == "redemption_rules_violated"


@pytest.mark.parametrize(
    ("redeemable", "kind"),
    [
        pytest.param(of_voucher(a_coupon()), "Discount Coupon", id="a-coupon"),
        pytest.param(of_voucher(a_gift_card()), "Gift Card", id="a-gift-card"),
        pytest.param(of_voucher(a_loyalty_card()), "Loyalty Card", id="a-loyalty-card"),
        pytest.param(of_tier(a_tier()), "Promotion Tier", id="a-tier"),
    ],
)
def test_a_refusal_names_the_kind_of_thing(redeemable, kind):
    rule = a_rule(("order.amount", {"$is": [1]}))
    outcome = Applied(replace(redeemable, rules=(rule,)), an_order())

    refusal = Ruling(SITUATION, lambda _one: Ledger()).reason_against(outcome, an_order(), ())

    assert refusal.details == (
        f"{kind} cannot be redeemed because of violated validation rules: val_1"
    )


@pytest.mark.parametrize(
    ("holder", "refused"),
    [pytest.param("ann", False, id="hers"), pytest.param("bob", True, id="not-hers")],
)
def test_a_code_knows_whose_it_is(holder, refused):
    rule = a_rule(("publication.redeemable_by_linked_customer", {"$is": [True]}))
    redeemable = of_voucher(a_coupon(holder_id=holder), rules=(rule,))
    situation = replace(SITUATION, customer=Customer("ann", NOON))

    ruling = Ruling(situation, lambda _redeemable: Ledger())
    refusal = ruling.reason_against(Applied(redeemable, an_order()), an_order(), ())

    assert (refusal is not None) is refused


@pytest.mark.parametrize(
    ("order", "key"),
    [
        pytest.param(an_order(amount=None), "missing_order", id="no-order"),
        pytest.param(an_order(a_line(price=None)), "missing_amount", id="lines-that-nobody-priced"),
        pytest.param(
            an_order(amount=None, created_at=NOON), "missing_amount", id="a-stored-empty-one"
        ),
        pytest.param(an_order(amount=0), None, id="an-order-of-nothing"),
    ],
)
def test_a_call_without_an_order_has_none_to_look_at(order, key):
    rule = a_rule(("order.amount", {"$less_than": [1]}))

    assert against(doing(of_voucher(a_coupon())), rule, before=order) == key


@pytest.mark.parametrize(
    ("ordered", "key"),
    [
        pytest.param(True, "missing_amount", id="sent"),
        pytest.param(False, "missing_order", id="not-sent"),
    ],
)
def test_an_empty_order_that_was_sent_is_one(ordered, key):
    redeemable = of_voucher(a_coupon(), rules=(limit("order.amount", 9000),))
    ruling = Ruling(SITUATION, lambda _redeemable: Ledger(), ordered=ordered)
    nothing = an_order(amount=None)

    assert ruling.reason_against(doing(redeemable), nothing, ()).key == key


def test_rules_about_the_outcome_look_at_the_order_afterwards():
    rule = limit("order.total_amount", 9000)
    coupon, after = of_voucher(a_coupon()), an_order(discount_amount=1000)

    assert against(doing(coupon, after), rule) is None
    assert against(doing(coupon), rule) == "order_rules_violated"
