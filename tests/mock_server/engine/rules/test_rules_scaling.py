from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
)
from mock_server.engine.rules import Bundle, BundlePart, Thing, scaled
from tests.builders import a_line, a_product, an_order

BUNDLE = Bundle((BundlePart(Thing("mug", "product")), BundlePart(Thing("cap", "product"))), 100)
ONCE = replace(BUNDLE, scaling="FIXED")
CATALOGUE = {name: a_product(name, price) for name, price in {"mug": 1000, "pin": 200}.items()}
SPLIT = Effect.APPLY_TO_ITEMS_PROPORTIONALLY
BY_UNIT = Effect.APPLY_TO_ITEMS_BY_QUANTITY
ON_LINES = Effect.APPLY_TO_ITEMS


def off(discount, order, quantity, bundle=BUNDLE, targets=EVERYTHING):
    """Apply *discount* for *quantity* bundles, and return what each line and the order lost."""
    worth, aimed = scaled(discount, targets, bundle, quantity)
    after = apply(worth, order, Terms(aimed, catalogue=CATALOGUE))
    return [line.discount_amount for line in after.items], after.discount_amount or 0


@pytest.mark.parametrize(
    ("discount", "cart", "quantity", "lines", "whole"),
    [
        pytest.param(AmountOff(100), [(9000, 1)], 5, [0], 500, id="one-dollar-for-five"),
        pytest.param(PercentOff(Decimal(5)), [(10000, 1)], 5, [0], 2500, id="five-percent-for-5"),
        pytest.param(
            AmountOff(10, SPLIT), [(60, 1), (40, 1)], 2, [12, 8], 0, id="split-sixty-forty"
        ),
        pytest.param(
            AmountOff(20, ON_LINES), [(100, 1)] * 3, 2, [40] * 3, 0, id="per-line-over-three-lines"
        ),
        pytest.param(
            PercentOff(Decimal(5), ON_LINES), [(1000, 1)], 2, [100], 0, id="percent-of-lines"
        ),
        pytest.param(AmountOff(20, BY_UNIT), [(100, 3)], 2, [40], 0, id="per-unit-limited-to-q"),
        pytest.param(FixedPrice(70, ON_LINES), [(100, 3)], 2, [60], 0, id="new-price-of-q-units"),
        pytest.param(FixedPrice(7000), [(10000, 1)], 2, [0], 3000, id="fixed-order-is-unchanged"),
    ],
)
def test_bundles_multiply_what_a_discount_is_worth(discount, cart, quantity, lines, whole):
    order = an_order(*(a_line("mug", price, units) for price, units in cart))

    assert off(discount, order, quantity) == (lines, whole)


def test_a_stated_unit_limit_is_multiplied():
    targets = Targets((Target("product", "mug", quantity_limit=3, aggregated_quantity_limit=4),))
    order = an_order(a_line("mug", 100, 9), a_line("mug", 100, 9))

    assert off(AmountOff(20, BY_UNIT), order, 2, targets=targets) == ([120, 40], 0)


def test_free_units_are_given_for_every_bundle():
    order = an_order(a_line("mug", 1000, 2))

    lines, _ = off(FreeUnits(1, "pin", Effect.ADD_NEW_ITEMS), order, 2)

    assert lines == [0, 400]


def test_many_free_units_are_given_for_every_bundle():
    many = ManyFreeUnits((FreeUnits(1, "pin", Effect.ADD_NEW_ITEMS),))

    assert off(many, an_order(a_line("mug", 1000)), 3)[0] == [0, 600]


def test_units_are_replaced_for_every_bundle():
    order = an_order(a_line("mug", 100, 5))

    worth, aimed = scaled(Replacement("mug", "pin"), EVERYTHING, BUNDLE, 2)
    after = apply(worth, order, Terms(aimed, catalogue=CATALOGUE))

    assert [line.quantity for line in after.items] == [3, 2]


def test_a_stated_limit_of_replaced_units_is_multiplied():
    worth, _ = scaled(Replacement("mug", "pin", quantity_limit=2), EVERYTHING, BUNDLE, 3)

    assert worth.quantity_limit == 6


@pytest.mark.parametrize(
    ("discount", "lines", "whole"),
    [
        pytest.param(AmountOff(100), [0], 100, id="order"),
        pytest.param(AmountOff(20, BY_UNIT), [20], 0, id="one-unit"),
        pytest.param(PercentOff(Decimal(10), ON_LINES), [90], 0, id="lines"),
    ],
)
def test_fixed_scaling_counts_every_bundle_as_one(discount, lines, whole):
    assert off(discount, an_order(a_line("mug", 300, 3)), 5, ONCE) == (lines, whole)


def test_without_included_products_the_bundle_itself_is_touched():
    order = an_order(a_line("mug", 1000), a_line("pen", 1000))

    assert off(AmountOff(100, ON_LINES), order, 1) == ([100, 0], 0)


def test_included_products_stay_as_they_are():
    targets = Targets((Target("product", "pen"),))
    order = an_order(a_line("mug", 1000), a_line("pen", 1000))

    assert off(AmountOff(100, ON_LINES), order, 1, targets=targets) == ([0, 100], 0)


def test_everything_included_stays_everything():
    order = an_order(a_line("mug", 1000), a_line("pen", 1000))

    assert off(AmountOff(100, ON_LINES), order, 1, targets=Targets(included_all=True)) == (
        [100, 100],
        0,
    )


def test_excluded_products_stay_excluded():
    targets = Targets(excluded=(Target("product", "cap"),))
    order = an_order(a_line("mug", 1000), a_line("cap", 1000))

    assert off(AmountOff(100, ON_LINES), order, 1, targets=targets) == ([100, 0], 0)


def test_aiming_at_the_bundle_does_not_change_the_default_effect():
    assert off(AmountOff(100), an_order(a_line("mug", 1000)), 1) == ([0], 100)


@given(st.integers(0, 500), st.integers(1, 100), st.integers(0, 100_000))
def test_an_amount_off_the_order_grows_with_the_bundles_up_to_what_is_left(each, quantity, amount):
    _, taken = off(AmountOff(each), an_order(amount=amount), quantity)

    assert taken == min(each * quantity, amount)


@given(st.integers(1, 50), st.integers(1, 20), st.integers(1, 40))
def test_a_discount_by_the_unit_touches_no_more_units_than_bundles(each, quantity, units):
    [taken], _ = off(AmountOff(each, BY_UNIT), an_order(a_line("mug", 50, units)), quantity)

    assert taken == each * min(quantity, units)
