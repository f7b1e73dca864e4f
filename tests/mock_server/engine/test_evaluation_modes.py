"""What cards pay, and what the modes of a project change. Source: redemptions.md 5, 6.4, 6.5."""

from dataclasses import replace
from decimal import Decimal

import pytest

from mock_server.engine.customer import Customer
from mock_server.engine.discounts import (
    Target,
    Targets,
)
from mock_server.engine.outcome import Applied, Skipped
from mock_server.engine.redeemable import Asked
from mock_server.engine.reward import Coin, Material, Offer, Reward, RewardAssignment
from mock_server.engine.session import Held
from mock_server.engine.stacking import Skip
from mock_server.engine.voucher import Gift
from tests.builders import a_line, an_order
from tests.mock_server.engine.redeemables import (
    a_loyalty_card,
    of_voucher,
    only,
    under,
)
from tests.shop import NOON, a_category, a_coupon, a_gift_card, amount, percent

MUG = Target("product", "mug")


def points(stated=None):
    return Asked("voucher", "POINTS", reward_id="rew_1", points=stated)


def a_card(gives, *, cost=None, balance=100, held=0, stated=None):
    """A loyalty card that asks for what *gives*."""
    offer = Offer(
        Reward("rew_1", "Reward", gives, NOON),
        RewardAssignment("rewa_1", "rew_1", "camp_1", NOON, cost),
    )
    card = a_loyalty_card(balance, holder_id="ann")
    return of_voucher(card, asked=points(stated), offer=offer, held=Held(funds=held))


@pytest.mark.parametrize(
    ("balance", "held", "credits_", "used"),
    [
        pytest.param(5000, 0, None, 5000, id="all-that-is-there"),
        pytest.param(5000, 2000, None, 3000, id="what-others-leave"),
        pytest.param(5000, 6000, None, 0, id="others-hold-it-all"),
        pytest.param(5000, 0, 300, 300, id="what-is-stated"),
    ],
)
def test_a_gift_card_pays_with_what_others_do_not_hold(balance, held, credits_, used):
    asked = Asked("voucher", "CARD", credits=credits_)
    card = of_voucher(a_gift_card("CARD", balance), asked=asked, held=Held(funds=held))

    outcome = only(card)

    assert (outcome.used, outcome.order.applied_discount_amount) == (used, used)


def test_credits_that_are_not_there_are_refused_with_the_code():
    card = of_voucher(a_gift_card("CARD", 100), asked=Asked("voucher", "CARD", credits=101))

    refusal = only(card).refusal

    assert (refusal.key, refusal.details) == ("gift_amount_exceeded", "CARD")


def test_a_gift_card_on_items_pays_for_its_products():
    gift = Gift(5000, 5000, effect="APPLY_TO_ITEMS")
    card = a_gift_card("CARD", gift=gift, targets=Targets((MUG,)))

    outcome = only(of_voucher(card), an_order(a_line("mug"), a_line("cup")))

    assert [line.discount_amount for line in outcome.order.items] == [1000, 0]


def test_once_keeps_credits_off_discounted_lines():
    gift = Gift(5000, 5000, effect="APPLY_TO_ITEMS")
    order = an_order(a_line("mug", discount_amount=10), a_line("cup"))
    conditions = under(redeemables_products_application_mode="ONCE")

    outcome = only(of_voucher(a_gift_card("CARD", gift=gift)), order, conditions)

    assert [line.discount_amount for line in outcome.order.items] == [10, 1000]


def redeeming(**rules):
    """Conditions under which ann redeems: cards need their holder."""
    conditions = under(**rules)
    ann = Customer("ann", NOON)
    return replace(conditions, around=replace(conditions.around, customer=ann, redeeming=True))


def test_points_that_others_hold_are_not_there():
    coin = Coin(Decimal(1), 1)

    outcome = only(a_card(coin, balance=30, held=10), conditions=redeeming())

    assert (outcome.used, outcome.order.applied_discount_amount) == (20, 2000)


def test_a_card_of_which_others_hold_more_than_there_is_pays_nothing():
    coin = Coin(Decimal(1), 1)

    outcome = only(a_card(coin, balance=30, held=40), conditions=redeeming())

    assert outcome.used == 0


def test_points_that_are_not_there_are_refused_with_the_code():
    refusal = only(a_card(Coin(Decimal(1), 1), stated=101), conditions=redeeming()).refusal

    assert (refusal.key, refusal.details) == ("loyalty_card_points_exceeded", "POINTS")


SKIP_NOTHING = {"redeemables_no_effect_rule": "SKIP"}


def test_a_thing_bought_with_points_is_an_effect_and_a_coin_on_nothing_is_none():
    thing, coin = Material("prod_1"), Coin(Decimal(1), 1)

    bought = only(a_card(thing, cost=5), conditions=redeeming(**SKIP_NOTHING))
    paid = only(a_card(coin), an_order(amount=0), redeeming(**SKIP_NOTHING))

    assert (type(bought), bought.used) == (Applied, 5)
    assert paid.skip is Skip.NO_EFFECT


@pytest.mark.parametrize(
    ("rules", "category", "skipped"),
    [
        pytest.param({}, None, False, id="redeemed-anyway"),
        pytest.param(SKIP_NOTHING, None, True, id="skipped"),
        pytest.param({"no_effect_skip_categories": ("cat",)}, "cat", True, id="by-its-category"),
        pytest.param({"no_effect_skip_categories": ("cat",)}, "dog", False, id="another-category"),
        pytest.param(
            {**SKIP_NOTHING, "no_effect_redeem_anyway_categories": ("cat",)},
            "cat",
            False,
            id="spared-by-its-category",
        ),
        pytest.param(
            {**SKIP_NOTHING, "no_effect_redeem_anyway_categories": ("cat",)},
            "dog",
            True,
            id="not-spared",
        ),
        pytest.param(
            {
                "no_effect_skip_categories": ("cat",),
                "no_effect_redeem_anyway_categories": ("cat",),
            },
            "cat",
            True,
            id="skipping-decides-first",
        ),
    ],
)
def test_what_has_no_effect_is_left_out_where_the_project_says_so(rules, category, skipped):
    categories = () if category is None else (a_category(category),)

    outcome = only(of_voucher(a_coupon("A", amount(0)), *categories), conditions=under(**rules))

    assert isinstance(outcome, Skipped) is skipped
    assert not skipped or outcome.skip is Skip.NO_EFFECT


def test_what_has_an_effect_is_never_left_out():
    assert isinstance(only(of_voucher(a_coupon()), conditions=under(**SKIP_NOTHING)), Applied)


@pytest.mark.parametrize(
    ("rules", "category", "off"),
    [
        pytest.param({}, None, 800, id="of-what-is-left"),
        pytest.param(
            {"discount_calculation_mode": "INITIAL_AMOUNT"}, None, 1000, id="of-the-first"
        ),
        pytest.param({"initial_amount_mode_categories": ("cat",)}, "cat", 1000, id="its-category"),
        pytest.param({"initial_amount_mode_categories": ("cat",)}, "dog", 800, id="another"),
        pytest.param(
            {
                "discount_calculation_mode": "INITIAL_AMOUNT",
                "discounted_amount_mode_categories": ("cat",),
            },
            "cat",
            800,
            id="its-category-looks-at-what-is-left",
        ),
        pytest.param(
            {
                "discount_calculation_mode": "INITIAL_AMOUNT",
                "discounted_amount_mode_categories": ("cat",),
            },
            "dog",
            1000,
            id="another-does-not",
        ),
        pytest.param(
            {
                "initial_amount_mode_categories": ("cat",),
                "discounted_amount_mode_categories": ("cat",),
            },
            "cat",
            1000,
            id="the-first-amount-decides-first",
        ),
    ],
)
def test_which_amount_a_percentage_looks_at(rules, category, off):
    categories = () if category is None else (a_category(category),)
    order = an_order(discount_amount=2000)

    outcome = only(of_voucher(a_coupon("P", percent(10)), *categories), order, under(**rules))

    assert outcome.order.applied_discount_amount == off
