"""Several discounts on one order, and what `discounts` decides for all kinds."""

from decimal import Decimal

import pytest

from mock_server.engine.discounts import (
    EVERYTHING,
    AmountOff,
    Effect,
    FixedPrice,
    FreeUnits,
    ManyFreeUnits,
    PercentOff,
    Replacement,
    Target,
    Targets,
    Terms,
    apply,
    changes,
    effect_of,
)
from mock_server.engine.discounts.gift_credits import Purse, spend
from tests.builders import a_line, an_order

TO_ORDER, TO_ITEMS = Effect.APPLY_TO_ORDER, Effect.APPLY_TO_ITEMS
MUG = Target("product", "mug")


def amount_off(amount, effect=TO_ORDER, limit=None):
    return AmountOff(amount, effect, limit)


def percent_off(rate, effect=TO_ORDER):
    return PercentOff(Decimal(rate), effect)


def stacked(order, *steps):
    """The order after each of *steps*: a discount, or the credits of a gift card."""
    after = order
    for step in steps:
        before = after.with_nothing_applied()
        if isinstance(step, int):
            after, _ = spend(step, Purse("GC", 20400), before)
        else:
            after = apply(step, before, Terms())
        yield after


@pytest.mark.parametrize(
    ("order", "steps", "applied", "pay"),
    [
        pytest.param(
            an_order(amount=200000),
            (100, percent_off(20), amount_off(8000)),
            [100, 39980, 8000],
            151920,
            id="gift-percent-amount",
        ),
        pytest.param(
            an_order(a_line("watch", 2000), a_line("roses", 700)),
            (amount_off(1000, TO_ITEMS), 100, percent_off(40), amount_off(30)),
            [1700, 100, 360, 30],
            510,
            id="items-gift-percent-amount",
        ),
        pytest.param(
            an_order(a_line("a", 7000), a_line("b", 7000)),
            (amount_off(2000, TO_ITEMS, 5000), amount_off(2500)),
            [4000, 2500],
            7500,
            id="items-then-order",
        ),
        pytest.param(
            an_order(amount=10500),
            (percent_off(20), percent_off(10)),
            [2100, 840],
            7560,
            id="20-then-10-percent",
        ),
        pytest.param(
            an_order(), (percent_off(100), amount_off(500)), [10000, 0], 0, id="nothing-left"
        ),
    ],
)
def test_each_discount_works_on_what_the_ones_before_it_left(order, steps, applied, pay):
    orders = list(stacked(order, *steps))

    assert [after.total_applied_discount_amount for after in orders] == applied
    assert orders[-1].total_discount_amount == sum(applied)
    assert orders[-1].total_amount == pay


def test_a_discount_shows_only_what_it_applied_itself():
    order = an_order(a_line("watch", 2000), a_line("roses", 700))

    first, second = stacked(order, amount_off(1000, TO_ITEMS), amount_off(30))

    assert (first.applied_discount_amount, first.items_applied_discount_amount) == (None, 1700)
    assert (second.applied_discount_amount, second.items_applied_discount_amount) == (30, 0)
    assert second.items_discount_amount == 1700


@pytest.mark.parametrize(
    ("discount", "targets", "effect"),
    [
        pytest.param(AmountOff(1), EVERYTHING, TO_ORDER, id="amount"),
        pytest.param(AmountOff(1), Targets((MUG,)), TO_ITEMS, id="amount-with-included"),
        pytest.param(AmountOff(1), Targets(excluded=(MUG,)), TO_ITEMS, id="amount-with-excluded"),
        pytest.param(AmountOff(1, TO_ORDER), Targets((MUG,)), TO_ORDER, id="as-it-says"),
        pytest.param(PercentOff(Decimal(1)), EVERYTHING, TO_ORDER, id="percent"),
        pytest.param(PercentOff(Decimal(1)), Targets((MUG,)), TO_ITEMS, id="percent-included"),
        pytest.param(FixedPrice(1), EVERYTHING, TO_ORDER, id="fixed"),
        pytest.param(FixedPrice(1), Targets((MUG,)), TO_ITEMS, id="fixed-with-included"),
        pytest.param(FreeUnits(1, "mug"), EVERYTHING, Effect.ADD_MISSING_ITEMS, id="units"),
        pytest.param(ManyFreeUnits(()), EVERYTHING, Effect.ADD_MANY_ITEMS, id="many-units"),
        pytest.param(Replacement("a", "b"), EVERYTHING, Effect.REPLACE_ITEMS, id="replacement"),
    ],
)
def test_a_discount_without_an_effect_has_a_default(discount, targets, effect):
    assert effect_of(discount, targets) is effect


@pytest.mark.parametrize(
    ("after", "changed"),
    [
        pytest.param(an_order(a_line()), False, id="equal"),
        pytest.param(an_order(a_line(), discount_amount=0), False, id="a-discount-of-nothing"),
        pytest.param(an_order(a_line(), discount_amount=1), True, id="order-discount"),
        pytest.param(an_order(a_line(discount_amount=1)), True, id="line-discount"),
        pytest.param(an_order(a_line(price=None, quantity=2), amount=1000), True, id="units"),
        pytest.param(an_order(a_line(discount_quantity=1)), True, id="free-units"),
        pytest.param(an_order(a_line(), a_line(price=None)), True, id="a-new-line"),
        pytest.param(an_order(a_line(), source_id="o-1"), False, id="something-else"),
    ],
)
def test_an_effect_is_a_change_of_amounts_or_units(after, changed):
    assert changes(an_order(a_line()), after) is changed
