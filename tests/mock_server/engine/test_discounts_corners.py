"""Corners of the arithmetic where two limits meet. Source: redemptions.md 4.4 to 4.8, E-4, P-16."""

from decimal import Decimal

import pytest

from mock_server.engine import discounts
from mock_server.engine.discounts import (
    AmountOff,
    Effect,
    FreeUnits,
    PercentOff,
    Priced,
    Replacement,
    Target,
    Targets,
    Terms,
)
from mock_server.engine.discounts.gift_credits import Purse, spend
from mock_server.engine.order import Item, Line
from tests.builders import a_line, a_product, an_order

MUG = Target("product", "mug")
NEW, SAME = Effect.ADD_NEW_ITEMS, Effect.ADD_SAME_ITEMS


def off(order):
    return [line.discount_amount for line in order.items]


def quantities(order):
    return [line.quantity for line in order.items]


def test_an_amount_by_quantity_stops_at_the_limit_of_the_discount():
    discount = AmountOff(100, Effect.APPLY_TO_ITEMS_BY_QUANTITY, aggregated_amount_limit=250)

    after = discounts.apply(discount, an_order(a_line("mug", 1000, 3)), Terms())

    assert off(after) == [250]


def test_a_split_weighs_units_by_what_is_left_of_their_line():
    second = Target("product", "mug", target="UNIT", skip_initially=1)
    targets = Targets((second, Target("product", "cup")))
    order = an_order(a_line("mug", 100, 3, discount_amount=250), a_line("cup", 100))

    split = AmountOff(60, Effect.APPLY_TO_ITEMS_PROPORTIONALLY)

    assert off(discounts.apply(split, order, Terms(targets))) == [270, 40]


def test_credits_pay_for_so_many_units_as_the_target_allows():
    targets = Targets((Target("product", "mug", quantity_limit=2),))
    purse = Purse("CARD", 1000, "APPLY_TO_ITEMS", targets)

    _, used = spend(None, purse, an_order(a_line("mug", 100, 3)))

    assert used == 200


def test_the_cheapest_item_is_the_whole_line_and_the_cheapest_unit_is_one():
    order = an_order(a_line("mug", 100, 2), a_line("cup", 200))
    items = Target("products_collection", "pc", product_ids=("mug", "cup"))
    cheapest = {"effect": "APPLY_TO_CHEAPEST", "product_ids": ("mug", "cup")}
    line, unit = (Target(items.object, "pc", target=by, **cheapest) for by in ("ITEM", "UNIT"))

    half = PercentOff(Decimal(50))

    assert off(discounts.apply(half, order, Terms(Targets((line,))))) == [100, 0]
    assert off(discounts.apply(half, order, Terms(Targets((unit,))))) == [50, 0]


def test_a_source_id_is_that_of_what_the_line_says():
    sku = Target("sku", "red")

    assert sku.covers(Line(source_id="red", related_object="sku"))
    assert not sku.covers(Line(source_id="red", related_object="product"))


@pytest.mark.parametrize(
    ("lines", "free"),
    [
        pytest.param(
            [a_line("mug", quantity=2, discount_quantity=1), a_line("mug", quantity=2)],
            [1, 1],
            id="one-is-free-already",
        ),
        pytest.param([a_line("mug")] * 3, [1, 1, 0], id="no-more-than-promised"),
    ],
)
def test_missing_units_are_free_across_the_lines_that_have_them(lines, free):
    after = discounts.apply(FreeUnits(2, "mug"), an_order(*lines), Terms())

    assert [line.applied_discount_quantity for line in after.items] == free


def test_an_empty_line_does_not_grow_however_cheap():
    collection = Target("products_collection", "pc", product_ids=("mug", "cup"))
    order = an_order(a_line("cup", 1, 0), a_line("mug", 1000, 1))

    after = discounts.apply(FreeUnits(1, "pc", SAME), order, Terms(Targets((collection,))))

    assert quantities(after) == [0, 2]


@pytest.mark.parametrize(
    ("discount", "ids"),
    [
        pytest.param(FreeUnits(1, "cup", NEW, product=Item(name="Cup")), ("cup", None), id="it"),
        pytest.param(FreeUnits(1, "red", NEW, sku=Item(sku="Red")), (None, "red"), id="its-sku"),
    ],
)
def test_what_only_the_discount_knows_goes_by_the_id_that_it_names(discount, ids):
    [line] = discounts.apply(discount, an_order(), Terms()).items

    assert (line.product_id, line.sku_id) == ids


def test_a_sku_without_a_product_can_be_given():
    catalogue = {"red": Priced(sku=Item("red", price=500))}

    [line] = discounts.apply(FreeUnits(1, "red"), an_order(), Terms(catalogue=catalogue)).items

    assert (line.product_id, line.sku_id, line.amount) == (None, "red", 500)


def test_a_line_with_an_amount_only_gets_no_price_by_growing():
    line = a_line("mug", price=None, quantity=2, amount=1000)

    after = discounts.apply(FreeUnits(1, "mug", NEW), an_order(line), Terms())

    assert (after.items[0].price, after.items[0].amount) == (None, 1500)


def test_an_exchange_for_something_without_a_price_saves_the_whole_price():
    order = an_order(a_line("mug", 1000), discount_amount=1)

    after = discounts.apply(Replacement("mug", "unknown"), order, Terms())

    assert after == order


def test_an_exchange_for_something_dearer_leaves_the_room_for_others():
    order = an_order(a_line("mug", 400), a_line("mug", 1000), discount_amount=900)
    catalogue = {"cup": a_product("cup", 500)}

    after = discounts.apply(Replacement("mug", "cup"), order, Terms(catalogue=catalogue))

    assert quantities(after) == [0, 0, 1, 1]


def test_units_of_one_minor_unit_that_are_paid_for_already_stay():
    order = an_order(a_line("mug", 1, 3, discount_amount=2))
    catalogue = {"cup": a_product("cup", 1)}

    after = discounts.apply(Replacement("mug", "cup"), order, Terms(catalogue=catalogue))

    assert quantities(after) == [2, 1]


def test_what_full_lines_cannot_take_goes_on_until_a_line_has_room():
    order = an_order(
        a_line("a", None, 5, amount=1),
        a_line("b", None, 4, amount=35),
        a_line("c", None, 1, amount=100),
    )
    split = AmountOff(50, Effect.APPLY_TO_ITEMS_PROPORTIONALLY_BY_QUANTITY)

    assert off(discounts.apply(split, order, Terms())) == [1, 35, 14]
