import pytest

from mock_server.engine.discounts import EVERYTHING, Replacement, Target, Targets, Terms, apply
from mock_server.engine.order import ApplicationDetail
from tests.builders import a_line, a_product, an_order

CATALOGUE = {"ltd": a_product("ltd", 2500), "mug": a_product("mug", 1000)}


def swapped(order, *args, targets=EVERYTHING, catalogue=CATALOGUE, **terms):
    return apply(Replacement(*args), order, Terms(targets, catalogue=catalogue, **terms))


def quantities(order):
    return [(line.product_id, line.quantity) for line in order.items]


@pytest.mark.parametrize(
    ("line", "replacement", "off", "pay"),
    [
        pytest.param(a_line("tshirt", 2000, 3), ("tshirt", "ltd", 1, 1), 500, 6000, id="upgrade"),
        pytest.param(a_line("bottle", 2500, 3), ("bottle", "mug", 1, 1), 0, 6000, id="downgrade"),
        pytest.param(a_line("bottle", 2500, 3), ("bottle", "mug", 3, 1), 500, 7500, id="three-for"),
        pytest.param(a_line("tshirt", 2000, 3), ("tshirt", "ltd"), 1500, 6000, id="every-unit"),
        pytest.param(a_line("tshirt", 2000, 3), ("hat", "ltd"), 0, 6000, id="source-not-there"),
    ],
)
def test_an_upgrade_costs_nothing_and_a_downgrade_is_cheaper(line, replacement, off, pay):
    after = swapped(an_order(line), *replacement)

    assert (after.total_discount_amount, after.total_amount) == (off, pay)


def test_units_leave_the_source_line_and_form_a_target_line():
    after = swapped(an_order(a_line("tshirt", 2000, 3)), "tshirt", "ltd", 1, 1)

    old, new = after.items
    assert (old.quantity, old.amount, old.subtotal) == (2, 4000, 4000)
    assert (old.initial_quantity, old.initial_amount) == (3, 6000)
    assert (old.applied_quantity, old.applied_quantity_amount) == (-1, -2000)
    assert (new.quantity, new.discount_amount, new.subtotal) == (1, 500, 2000)
    assert (new.initial_quantity, new.applied_quantity_amount) == (0, 2500)
    assert (after.amount, after.initial_amount) == (6500, 6000)


def test_the_source_line_says_where_its_units_went():
    order = an_order(a_line("hat", 100), a_line("bottle", 2500, 3))

    after = swapped(order, "bottle", "mug", 3, 1)

    assert after.items[1].application_details == (
        ApplicationDetail(1, -1, -2500, 2, 3, 3000, target_applied_discount_amount=500),
    )
    assert after.with_nothing_applied().items[1].application_details == ()


def test_the_limit_counts_units_over_all_source_lines():
    order = an_order(a_line("tshirt", 2000, 2), a_line("tshirt", 1900, 2))

    after = swapped(order, "tshirt", "ltd", 1, 3)

    assert quantities(after) == [("tshirt", 0), ("tshirt", 1), ("ltd", 2), ("ltd", 1)]
    assert [line.applied_discount_amount for line in after.items] == [0, 0, 1000, 600]
    assert after.total_amount == order.total_amount


@pytest.mark.parametrize(
    ("settings", "units", "off"),
    [
        pytest.param({"quantity_limit": 2}, 2, 1000, id="units-a-line"),
        pytest.param({"aggregated_quantity_limit": 1}, 1, 500, id="units-over-lines"),
        pytest.param({"target": "UNIT", "repeat": 2}, 2, 1000, id="chosen-units"),
        pytest.param({"amount_limit": 700}, 3, 700, id="amount-a-line"),
        pytest.param({"aggregated_amount_limit": 600}, 3, 600, id="amount-over-lines"),
    ],
)
def test_the_rules_of_the_target_entry_hold(settings, units, off):
    targets = Targets((Target("product", "tshirt", **settings),))

    after = swapped(an_order(a_line("tshirt", 2000, 3)), "tshirt", "ltd", targets=targets)

    assert (after.items[1].quantity, after.total_discount_amount) == (units, off)


def test_excluded_lines_are_not_replaced():
    targets = Targets(excluded=(Target("product", "tshirt"),))
    order = an_order(a_line("tshirt", 2000, 3))

    assert swapped(order, "tshirt", "ltd", targets=targets) == order


def test_once_bars_lines_with_an_item_discount():
    order = an_order(a_line("tshirt", 2000, 3, discount_amount=1))

    assert swapped(order, "tshirt", "ltd", once=True) == order


def test_units_that_are_discounted_away_stay():
    order = an_order(a_line("tshirt", 2000, 3, discount_amount=3000))

    after = swapped(order, "tshirt", "ltd")

    assert quantities(after) == [("tshirt", 2), ("ltd", 1)]
    assert (after.items[0].subtotal, after.total_amount) == (1000, 3000)


def test_no_more_is_saved_than_is_left_to_pay():
    order = an_order(a_line("bottle", 2500, 3), discount_amount=5000)

    after = swapped(order, "bottle", "mug")

    assert quantities(after) == [("bottle", 2), ("mug", 1)]
    assert after.total_amount == 1000


@pytest.mark.parametrize(
    ("price", "target", "off", "amount"),
    [
        pytest.param(None, "ltd", 5000, 5000, id="source-without-a-price"),
        pytest.param(2000, "unknown", 0, 0, id="target-without-a-price"),
    ],
)
def test_unknown_prices_count_as_nothing(price, target, off, amount):
    after = swapped(an_order(a_line("tshirt", price, 2)), "tshirt", target)

    assert quantities(after) == [("tshirt", 0), (target, 2)]
    assert (after.total_discount_amount, after.amount, after.total_amount) == (off, amount, 0)
