import pytest

from mock_server.engine.discounts import (
    EVERYTHING,
    Effect,
    FixedPrice,
    Target,
    Targets,
    Terms,
    apply,
)
from tests.builders import a_line, an_order

TO_ORDER, TO_ITEMS = Effect.APPLY_TO_ORDER, Effect.APPLY_TO_ITEMS


def off(order):
    return [line.applied_discount_amount for line in order.items]


def taken(discount, order, targets=EVERYTHING, **terms):
    return apply(discount, order, Terms(targets, **terms))


@pytest.mark.parametrize(
    ("stored", "fixed", "initial", "applied"),
    [
        pytest.param(None, 4000, False, 6000, id="new-price-of-the-order"),
        pytest.param(None, 12000, False, 0, id="nothing-gets-dearer"),
        pytest.param(3000, 4000, False, 3000, id="of-what-is-left"),
        pytest.param(3000, 4000, True, 6000, id="of-the-initial-amount"),
        pytest.param(7000, 4000, True, 3000, id="capped-at-what-is-left"),
        pytest.param(None, None, False, 0, id="no-price-known"),
    ],
)
def test_a_new_price_for_the_order(stored, fixed, initial, applied):
    order = an_order(discount_amount=stored)

    after = taken(FixedPrice(fixed, TO_ORDER), order, initial_mode=initial)

    assert after.applied_discount_amount == applied


def test_a_new_price_for_units_of_the_sample_cart():
    lines = (("mug", 1000, 2), ("poster", 1500, 3), ("tshirt", 2000, 3), ("bottle", 2500, 2))
    order = an_order(*(a_line(*line) for line in lines))
    names = ("mug", "poster", "tshirt")
    targets = Targets(tuple(Target("product", name, price=1000) for name in names))

    after = taken(FixedPrice(1000, TO_ITEMS), order, targets)

    assert off(after) == [0, 1500, 3000, 0]
    assert after.total_amount == 13000


def test_each_target_brings_its_own_price():
    lines = (
        ("pink_sweater", 6500, 1, 5200),
        ("navy_pants", 6000, 1, 5400),
        ("shipping", 2000, 1, 0),
        ("gray_pants", 5000, 2, 4500),
        ("pearl_sweater", 11000, 2, 8800),
    )
    order = an_order(*(a_line(*line[:3]) for line in lines))
    targets = Targets(tuple(Target("product", name, price=price) for name, _, _, price in lines))

    after = taken(FixedPrice(effect=TO_ITEMS), order, targets)

    assert order.amount == 46500
    assert off(after) == [1300, 600, 2000, 1000, 4400]
    assert [after.items[0].subtotal, after.items[2].subtotal] == [5200, 0]
    assert after.total_amount == 37200


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        pytest.param({"price": 900}, [200, 200], id="price-of-the-entry-wins"),
        pytest.param({}, [600, 600], id="price-of-the-discount"),
        pytest.param({"quantity_limit": 1}, [300, 300], id="units-a-line"),
        pytest.param({"aggregated_quantity_limit": 3}, [600, 300], id="units-over-lines"),
        pytest.param({"amount_limit": 500}, [500, 500], id="amount-a-line"),
        pytest.param({"aggregated_amount_limit": 700}, [600, 100], id="amount-over-lines"),
        pytest.param({"target": "UNIT", "skip_initially": 3}, [0, 300], id="chosen-units"),
    ],
)
def test_a_new_price_takes_every_limit_of_the_entry(settings, lines):
    order = an_order(a_line("mug", 1000, 2), a_line("cup", 1000, 2))
    entry = Target("products_collection", "pc", product_ids=("mug", "cup"), **settings)

    assert off(taken(FixedPrice(700, TO_ITEMS), order, Targets((entry,)))) == lines


@pytest.mark.parametrize(
    ("line", "applied"),
    [
        pytest.param(a_line(price=None), 0, id="no-price"),
        pytest.param(a_line(price=1000, discount_amount=900), 100, id="stops-at-the-subtotal"),
        pytest.param(a_line(price=500), 0, id="cheaper-already"),
        pytest.param(a_line(price=None, quantity=2, amount=3000), 1600, id="price-from-amount"),
    ],
)
def test_a_new_price_of_a_unit_never_costs_more(line, applied):
    assert off(taken(FixedPrice(700, TO_ITEMS), an_order(line))) == [applied]


def test_no_new_price_changes_nothing():
    order = an_order(a_line())

    assert taken(FixedPrice(effect=TO_ITEMS), order) == order
