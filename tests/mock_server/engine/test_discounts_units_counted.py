"""Free units counted: those that were there, those of several products, those barred."""

import pytest

from mock_server.engine.discounts import (
    Effect,
    FreeUnits,
    ManyFreeUnits,
    Target,
    Targets,
    Terms,
    apply,
    changes,
)
from tests.builders import a_line, a_product, an_order

NEW, MISSING, SAME = Effect.ADD_NEW_ITEMS, Effect.ADD_MISSING_ITEMS, Effect.ADD_SAME_ITEMS
TSHIRT = {"tshirt": a_product("tshirt", 2000)}
BOTTLE = a_line("bottle", 2500)


def given(discount, order, catalogue=(), **terms):
    return apply(discount, order, Terms(catalogue=dict(catalogue), **terms))


def test_missing_units_are_counted_and_discounted_over_all_lines_of_the_product():
    order = an_order(a_line("tshirt", 2000), a_line("tshirt", 1800))

    after = given(FreeUnits(3, "tshirt", MISSING), order, TSHIRT)

    assert [line.quantity for line in after.items] == [2, 1]
    assert [line.discount_amount for line in after.items] == [4000, 1800]
    assert after.total_amount == 0


def test_units_that_are_free_already_are_not_given_twice():
    order = an_order(a_line("tshirt", 2000))
    once = given(FreeUnits(1, "tshirt"), order, TSHIRT).with_nothing_applied()

    twice = given(FreeUnits(1, "tshirt"), once, TSHIRT)

    assert not changes(once, twice)


def test_missing_units_cost_no_more_than_is_left_to_pay():
    order = an_order(a_line("tshirt", 2000, 2), discount_amount=3000)

    after = given(FreeUnits(2, "tshirt"), order, TSHIRT)

    assert (after.items_discount_amount, after.total_amount) == (1000, 0)


def test_giving_what_costs_nothing_any_more_is_no_effect():
    order = an_order(a_line("tshirt", 2000), discount_amount=2000)

    assert given(FreeUnits(1, "tshirt"), order, TSHIRT) == order


def test_new_units_are_free_even_when_nothing_is_left_to_pay():
    order = an_order(a_line("tshirt", 2000), discount_amount=2000)

    after = given(FreeUnits(1, "tshirt", NEW), order, TSHIRT)

    assert (after.items[0].quantity, after.items_discount_amount) == (2, 2000)
    assert after.total_amount == 0


def test_no_units_are_no_effect():
    order = an_order(BOTTLE)

    assert given(FreeUnits(0, "tshirt", NEW), order, TSHIRT) == order


def test_many_units_are_given_entry_by_entry():
    order = an_order(a_line("mug", 1000), a_line("tshirt", 2000))
    many = ManyFreeUnits((FreeUnits(1, "mug", NEW), FreeUnits(2, "tshirt", MISSING)))

    after = given(many, order, TSHIRT)

    assert [line.quantity for line in after.items] == [2, 2]
    assert [line.applied_discount_amount for line in after.items] == [1000, 4000]
    assert (after.amount, after.initial_amount, after.total_amount) == (6000, 3000, 1000)


def test_the_order_grows_by_what_is_added_and_the_discount_by_all_that_is_free():
    order = an_order(a_line("mug", 2900), a_line("tshirt", 3100))
    many = ManyFreeUnits((FreeUnits(1, "mug", MISSING), FreeUnits(1, "tshirt", NEW)))

    after = given(many, order)

    assert (order.amount, after.amount, after.initial_amount) == (6000, 9100, 6000)
    assert (after.total_discount_amount, after.total_amount) == (6000, 3100)


def test_once_bars_free_units_of_a_discounted_product():
    order = an_order(a_line("tshirt", 2000, discount_amount=100))

    assert given(FreeUnits(1, "tshirt", NEW), order, TSHIRT, once=True) == order


def test_once_does_not_set_entries_of_one_discount_against_each_other():
    many = ManyFreeUnits((FreeUnits(1, "tshirt", NEW), FreeUnits(1, "tshirt", NEW)))

    after = given(many, an_order(BOTTLE), TSHIRT, once=True)

    assert after.items[1].discount_quantity == 2


COLLECTION = Target("products_collection", "pc_1", product_ids=("mug", "cup", "pot"))


@pytest.mark.parametrize(
    ("targets", "quantities"),
    [
        pytest.param(Targets((COLLECTION,)), [1, 3, 1, 1], id="cheapest-line"),
        pytest.param(
            Targets((COLLECTION,), (Target("product", "cup"),)), [3, 1, 1, 1], id="not-excluded"
        ),
        pytest.param(Targets(), [1, 1, 1, 1], id="unknown-collection"),
        pytest.param(
            Targets((Target("products_collection", "pc_2", product_ids=("mug",)),)),
            [1, 1, 1, 1],
            id="another-collection",
        ),
    ],
)
def test_same_items_go_to_the_cheapest_line_of_the_collection(targets, quantities):
    order = an_order(
        a_line("mug", 900), a_line("cup", 500), a_line("pot", None), a_line("straw", 100)
    )

    after = given(FreeUnits(2, "pc_1", SAME), order, targets=targets)

    assert [line.quantity for line in after.items] == quantities
    assert after.total_amount == order.total_amount


def test_once_sends_same_items_to_a_line_without_a_discount():
    order = an_order(a_line("mug", 900), a_line("cup", 500, discount_amount=1))

    after = given(FreeUnits(2, "pc_1", SAME), order, targets=Targets((COLLECTION,)), once=True)

    assert [line.quantity for line in after.items] == [3, 1]
