import pytest

from mock_server.engine.discounts import (
    Effect,
    FreeUnits,
    Terms,
    apply,
    changes,
)
from mock_server.engine.order import Item
from tests.builders import a_line, a_product, a_sku, an_order

NEW, MISSING, SAME = Effect.ADD_NEW_ITEMS, Effect.ADD_MISSING_ITEMS, Effect.ADD_SAME_ITEMS
TSHIRT = {"tshirt": a_product("tshirt", 2000)}
BOTTLE = a_line("bottle", 2500)


def given(discount, order, catalogue=(), **terms):
    return apply(discount, order, Terms(catalogue=dict(catalogue), **terms))


@pytest.mark.parametrize(
    ("effect", "in_cart", "quantity", "amount"),
    [
        pytest.param(MISSING, 0, 2, 6500, id="missing-cart-0"),
        pytest.param(MISSING, 1, 2, 6500, id="missing-cart-1"),
        pytest.param(MISSING, 2, 2, 6500, id="missing-cart-2"),
        pytest.param(MISSING, 5, 5, 12500, id="missing-cart-5"),
        pytest.param(NEW, 0, 2, 6500, id="new-cart-0"),
        pytest.param(NEW, 3, 5, 12500, id="new-cart-3"),
        pytest.param(None, 1, 2, 6500, id="missing-is-the-default"),
    ],
)
def test_two_free_tshirts(effect, in_cart, quantity, amount):
    order = an_order(BOTTLE, *([a_line("tshirt", 2000, in_cart)] if in_cart else []))

    after = given(FreeUnits(2, "tshirt", effect), order, TSHIRT)

    line = after.items[1]
    assert (line.quantity, line.discount_quantity) == (quantity, 2)
    assert (line.initial_quantity, line.initial_amount) == (in_cart, in_cart * 2000)
    assert (after.amount, after.total_discount_amount) == (amount, 4000)
    assert after.total_amount == amount - 4000


def test_a_new_line_tells_everything_about_the_units():
    order = an_order(a_line(None, 10000), a_line(None, 40000))
    charger = a_product("prod_1", 3500, source_id="2857", name="Charger")

    after = given(FreeUnits(1, "prod_1", MISSING), order, {"prod_1": charger})

    line = after.items[2]
    assert (line.product_id, line.sku_id, line.source_id) == ("prod_1", None, None)
    assert line.product == Item("prod_1", "2857", "Charger", price=3500)
    assert (line.price, line.amount, line.subtotal) == (3500, 3500, 0)
    assert (line.applied_quantity, line.applied_quantity_amount) == (1, 3500)
    assert (line.applied_discount_quantity, line.applied_discount_amount) == (1, 3500)
    assert (line.initial_quantity, line.initial_amount) == (0, 0)


def test_the_order_remembers_its_amount_from_before():
    order = an_order(a_line(None, 10000), a_line(None, 40000))

    after = given(FreeUnits(1, "mug"), order, {"mug": a_product(price=3500)})

    assert (after.amount, after.initial_amount, after.total_amount) == (53500, 50000, 50000)
    assert after.discount_amount is None


def test_new_units_double_a_line_of_one():
    after = given(FreeUnits(1, "mug", NEW), an_order(a_line("mug", 2900)))

    line = after.items[0]
    assert (line.quantity, line.amount, line.discount_amount) == (2, 5800, 2900)


def test_units_that_were_there_add_no_initial_amount():
    after = given(FreeUnits(1, "mug", MISSING), an_order(a_line("mug", 2900)))

    line = after.items[0]
    assert (line.quantity, line.amount, line.discount_amount) == (1, 2900, 2900)
    assert (after.amount, after.initial_amount) == (2900, None)


def test_free_units_merge_into_the_line_of_the_product():
    mug = a_line("prod_1", source_id="adv-mug", related_object="product")
    catalogue = {"prod_1": a_product("prod_1", None, source_id="adv-mug")}

    after = given(FreeUnits(1, "prod_1", NEW), an_order(mug, a_line("b", 2500, 2)), catalogue)

    line = after.items[0]
    assert len(after.items) == 2
    assert (line.quantity, line.discount_quantity, line.initial_quantity) == (2, 1, 1)
    assert (line.amount, line.initial_amount, line.subtotal) == (2000, 1000, 1000)
    assert (after.amount, after.items_discount_amount, after.total_amount) == (7000, 1000, 6000)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(a_line(None, source_id="red", related_object="sku"), id="by-source-id"),
        pytest.param(a_line("mug", sku_id="mug-red"), id="by-id"),
        pytest.param(a_line("mug", sku=Item("mug-red")), id="by-nested-id"),
    ],
)
def test_a_free_sku_merges_into_the_line_of_the_sku(line):
    after = given(FreeUnits(1, "mug-red", NEW), an_order(line), {"mug-red": a_sku(source_id="red")})

    assert [line.quantity for line in after.items] == [2]


def test_a_free_sku_leaves_other_skus_of_its_product_alone():
    order = an_order(a_line("mug", sku_id="mug-blue"))

    after = given(FreeUnits(1, "mug-red", NEW), order, {"mug-red": a_sku()})

    assert [(line.product_id, line.sku_id) for line in after.items] == [
        ("mug", "mug-blue"),
        ("mug", "mug-red"),
    ]


@pytest.mark.parametrize(
    ("initial", "amount"),
    [pytest.param(230000, 9680000, id="230000"), pytest.param(468200, 9918200, id="468200")],
)
def test_a_sku_costs_its_own_price_before_that_of_its_product(initial, amount):
    phone = a_sku("phone-xl", 210000, Item("phone", price=220000))
    order = an_order(a_line("case", initial))

    after = given(FreeUnits(45, "phone-xl", NEW), order, {"phone-xl": phone})

    assert (after.amount, after.initial_amount) == (amount, initial)
    assert (after.total_discount_amount, after.total_amount) == (9450000, initial)


def test_a_sku_without_a_price_costs_what_its_product_does():
    product = Item("phone", price=220000)

    assert a_sku("phone-xl", None, product).price == 220000


def test_the_price_of_the_line_beats_the_catalogue():
    after = given(FreeUnits(1, "tshirt", NEW), an_order(a_line("tshirt", 1800)), TSHIRT)

    assert (after.items[0].amount, after.items[0].discount_amount) == (3600, 1800)


def test_units_are_added_to_an_order_with_a_stored_discount():
    order = an_order(
        a_line(None, 9500),
        a_line(None, 18500),
        a_line("shipping", None, discount_quantity=1, initial_quantity=0),
        discount_amount=8400,
    )

    after = given(FreeUnits(3, "sku_1", NEW), order, {"sku_1": a_sku("sku_1", 29900)})

    line = after.items[3]
    assert (line.quantity, line.amount, line.subtotal) == (3, 89700, 0)
    assert (after.amount, after.initial_amount, after.discount_amount) == (117700, 28000, 8400)
    assert (after.items_discount_amount, after.total_discount_amount) == (89700, 98100)
    assert (after.total_amount, after.applied_discount_amount) == (19600, None)


def test_added_units_raise_an_amount_that_was_sent():
    order = an_order(a_line("mug", 3300), a_line("tshirt", 2900), amount=6000)

    after = given(FreeUnits(2, "tshirt"), order, {"tshirt": a_product("tshirt", 3100)})

    assert (after.amount, after.initial_amount) == (8900, 6000)
    assert after.total_amount == 3100


@pytest.mark.parametrize("effect", [NEW, MISSING])
def test_units_without_any_price_are_only_counted(effect):
    order = an_order(BOTTLE)

    after = given(FreeUnits(2, "unknown", effect), order)

    line = after.items[1]
    assert (line.product_id, line.price, line.amount) == ("unknown", None, None)
    assert (line.quantity, line.discount_quantity, line.initial_quantity) == (2, 2, 0)
    assert line.initial_amount is None
    assert (after.amount, after.initial_amount, after.total_discount_amount) == (2500, None, 0)
    assert changes(order, after)


def test_a_line_without_a_price_takes_the_price_of_added_units():
    after = given(FreeUnits(2, "tshirt", NEW), an_order(a_line("tshirt", None)), TSHIRT)

    line = after.items[0]
    assert (line.price, line.amount, line.discount_amount, line.subtotal) == (2000, 4000, 4000, 0)


def test_units_may_be_given_without_any_order():
    after = given(FreeUnits(2, "tshirt"), an_order(amount=None), TSHIRT)

    assert (after.amount, after.initial_amount, after.total_amount) == (4000, 0, 0)


def test_a_discount_describes_what_the_catalogue_has_lost():
    product, sku = Item("mug", name="Mug"), Item("mug-red", sku="Red")

    after = given(FreeUnits(1, "mug-red", product=product, sku=sku), an_order(BOTTLE))

    assert (after.items[1].product, after.items[1].sku) == (product, sku)
    assert (after.items[1].product_id, after.items[1].sku_id) == ("mug", "mug-red")


def test_a_discount_describes_its_product():
    product = Item("mug", name="Mug", price=700)

    after = given(FreeUnits(1, "mug", product=product), an_order(BOTTLE))

    assert (after.items[1].product, after.items[1].discount_amount) == (product, 700)
