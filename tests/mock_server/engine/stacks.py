"""Random stacks: redeemables of every kind, and the circumstances in which they are tried."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from mock_server.engine.customer import Customer
from mock_server.engine.eligibility import Circumstances
from mock_server.engine.evaluation import Conditions
from mock_server.engine.redeemable import Asked
from mock_server.engine.reward import Coin, Material, Offer, Reward, RewardAssignment
from mock_server.engine.rules import Bundle, BundlePart, Rule, Situation, Thing
from mock_server.engine.ruling import Ruling
from mock_server.engine.session import Held
from mock_server.engine.stacking_rules import StackingRules
from mock_server.engine.voucher import Gift, LoyaltyCard
from tests.mock_server.engine.carts import catalogues, discounts, money, names, targets
from tests.mock_server.engine.redeemables import (
    SITUATION,
    UTC_ZONE,
    a_loyalty_card,
    of_tier,
    of_voucher,
    unknown,
)
from tests.mock_server.engine.rules.builders import Ledger
from tests.shop import NOON, a_category, a_coupon, a_gift_card, a_tier

HOLDER = Customer("cust_1", NOON)
CATEGORIES = (
    a_category("cat_1", 3),
    a_category("cat_2", 1),
    a_category("cat_x", 2, stacking_rules_type="EXCLUSIVE"),
    a_category("cat_j", 4, stacking_rules_type="JOINT"),
)
category_ids = st.sampled_from(
    [*[()] * 8, ("cat_1",), ("cat_2",), ("cat_1", "cat_2"), ("cat_x",), ("cat_x", "cat_j")]
)
mostly = st.sampled_from([True] * 19 + [False])
"""True nineteen times out of twenty: what fails at the door tells little about stacks."""
points = st.integers(0, 300)
sums = st.none() | st.integers(0, 2000)
held_uses = st.sampled_from([0, 0, 1, 2])
held_funds = st.sampled_from([0, 0, 0, 1, 700])
uses = st.fixed_dictionaries(
    {
        "quantity": st.sampled_from([None, None, 4, 3, 2, 2, 1, 0]),
        "redeemed_quantity": st.sampled_from([0, 0, 1, 2]),
    }
)
bundles = st.builds(
    Bundle,
    st.lists(st.builds(lambda name: BundlePart(Thing(name, "product")), names), min_size=1).map(
        lambda parts: tuple(parts[:2])
    ),
    st.integers(1, 3),
)


@st.composite
def coupons(draw, at):
    """Codes for a discount on whatever lines, some of them used up or switched off."""
    voucher = a_coupon(f"C{at}", draw(discounts), targets=draw(targets), **draw(uses))
    voucher = replace(voucher, active=draw(mostly))
    rules = () if draw(mostly) else (Rule("val_1", bundle=draw(bundles)),)
    return of_voucher(voucher, held=Held(draw(held_uses)), rules=rules)


@st.composite
def gift_cards(draw, at):
    """Cards that pay for the order or its lines, with a sum that is asked for or left open."""
    income, spent, taken = draw(money), draw(money), draw(money)
    effect = draw(st.sampled_from([None, "APPLY_TO_ORDER", "APPLY_TO_ITEMS"]))
    gift = Gift(income + spent + taken, income, taken, spent, effect)
    voucher = a_gift_card(f"G{at}", gift=gift, targets=draw(targets), **draw(uses))
    asked = Asked("voucher", f"G{at}", credits=draw(sums))
    return of_voucher(voucher, asked=asked, held=Held(draw(held_uses), draw(held_funds)))


@st.composite
def loyalty_cards(draw, at):
    """Cards whose points buy money off or a thing; a few name no reward."""
    left, spent, gone = draw(points), draw(points), draw(points)
    card = LoyaltyCard(left + spent + 2 * gone, left, gone, gone, spent)
    voucher = a_loyalty_card(
        id=f"v_L{at}", code=f"L{at}", loyalty_card=card, holder_id="cust_1", **draw(uses)
    )
    ratio = st.decimals("0.01", 50, places=2).map(Decimal)
    gives = draw(st.builds(Coin, ratio, st.integers(1, 100)) | st.just(Material("prod_1")))
    cost = None if isinstance(gives, Coin) else draw(points)
    assignment = RewardAssignment("rewa_1", "rew_1", "camp_1", NOON, cost)
    named = draw(mostly)
    asked = Asked(
        "voucher",
        f"L{at}",
        reward_id="rew_1" if named else None,
        points=draw(st.none() | points),
    )
    offer = Offer(Reward("rew_1", "Reward", gives, NOON), assignment) if named else None
    return of_voucher(
        voucher, asked=asked, offer=offer, held=Held(draw(held_uses), draw(held_funds))
    )


@st.composite
def tiers(draw, at):
    """Promotion tiers with a discount on whatever lines."""
    tier = a_tier(f"promo_{at}", draw(discounts), targets=draw(targets))
    return of_tier(replace(tier, active=draw(mostly)))


@st.composite
def stacks(draw):
    """One to six redeemables, mostly good ones, each in some categories."""
    kinds = (coupons, coupons, tiers, gift_cards, loyalty_cards)
    stack = []
    for at in range(draw(st.sampled_from([1, 2, 3, 4, 5, 6]))):
        one = draw(draw(st.sampled_from(kinds))(at)) if draw(mostly) else unknown(f"GONE{at}")
        ids = draw(category_ids)
        own = tuple(category for category in CATEGORIES if category.id in ids)
        stack.append(replace(one, categories=own))
    return stack


stacking_rules = st.builds(
    StackingRules,
    applicable_redeemables_limit=st.sampled_from([5, 5, 5, 2, 1]),
    applicable_redeemables_per_category_limit=st.sampled_from([None, 2, 1]),
    applicable_exclusive_redeemables_limit=st.integers(1, 3),
    applicable_exclusive_redeemables_per_category_limit=st.sampled_from([None, 2, 1]),
    redeemables_application_mode=st.sampled_from(["ALL", "PARTIAL", "PARTIAL"]),
    redeemables_sorting_rule=st.sampled_from(["REQUESTED_ORDER", "CATEGORY_HIERARCHY"]),
    redeemables_products_application_mode=st.sampled_from(["STACK", "ONCE"]),
    redeemables_no_effect_rule=st.sampled_from(["REDEEM_ANYWAY", "REDEEM_ANYWAY", "SKIP"]),
    discount_calculation_mode=st.sampled_from(["DISCOUNTED_AMOUNT", "INITIAL_AMOUNT"]),
    initial_amount_mode_categories=category_ids,
)


@st.composite
def conditions(draw):
    """Conditions of a project at noon, for the holder of its cards."""
    situation = Situation(SITUATION.clock, HOLDER)
    around = Circumstances(NOON, UTC_ZONE, HOLDER, redeeming=True)
    ruling = Ruling(situation, lambda _redeemable: Ledger())
    return Conditions(draw(stacking_rules), around, draw(catalogues), ruling)
