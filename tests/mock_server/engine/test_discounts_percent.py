from decimal import Decimal

import pytest

from mock_server.engine.discounts import (
    EVERYTHING,
    Effect,
    PercentOff,
    Target,
    Targets,
    Terms,
    apply,
)
from tests.builders import a_line, an_order

TO_ORDER, TO_ITEMS = Effect.APPLY_TO_ORDER, Effect.APPLY_TO_ITEMS


def entry(*products, **settings):
    return Targets((Target("products_collection", "pc_1", product_ids=products, **settings),))


def percent_off(rate, effect, **fields):
    return PercentOff(Decimal(rate), effect, **fields)


def off(order):
    return [line.applied_discount_amount for line in order.items]


def taken(discount, order, targets=EVERYTHING, **terms):
    return apply(discount, order, Terms(targets, **terms))


@pytest.mark.parametrize(
    ("rate", "amount", "applied"),
    [
        pytest.param("10", 20050, 2005, id="10-of-20050"),
        pytest.param("10", 11499, 1150, id="rounded-up-from-1149.9"),
        pytest.param("10", 11500, 1150, id="10-of-11500"),
        pytest.param("10", 46500, 4650, id="10-of-46500"),
        pytest.param("30", 20000, 6000, id="30-of-20000"),
        pytest.param("40", 200000, 80000, id="40-of-200000"),
        pytest.param("100", 10000, 10000, id="all-of-it"),
        pytest.param("150", 10000, 10000, id="more-than-all-is-all"),
        pytest.param("0", 10000, 0, id="nothing"),
    ],
)
def test_a_percentage_of_the_order(rate, amount, applied):
    after = taken(percent_off(rate, TO_ORDER), an_order(amount=amount))

    assert after.applied_discount_amount == applied
    assert after.total_amount == amount - applied


def test_a_percentage_of_the_order_counts_the_amount_that_was_sent():
    lines = (a_line("a", 3000), a_line("b", 2000), a_line("c", 1000, 2, amount=1000))

    after = taken(percent_off("10", TO_ORDER), an_order(*lines, amount=20050))

    assert after.discount_amount == 2005
    assert off(after) == [0, 0, 0]


@pytest.mark.parametrize(
    ("limit", "applied"),
    [
        pytest.param(3000, 1150, id="above-the-discount"),
        pytest.param(1000, 1000, id="below-the-discount"),
        pytest.param(0, 0, id="nothing-allowed"),
    ],
)
def test_a_percentage_of_the_order_keeps_its_amount_limit(limit, applied):
    after = taken(percent_off("10", TO_ORDER, amount_limit=limit), an_order(amount=11499))

    assert after.applied_discount_amount == applied


@pytest.mark.parametrize(
    ("initial", "applied", "pay"),
    [
        pytest.param(False, [1000, 1800], 7200, id="discounted"),
        pytest.param(True, [1000, 2000], 7000, id="initial"),
    ],
)
def test_the_calculation_mode_picks_the_base_of_the_order(initial, applied, pay):
    first = taken(percent_off("10", TO_ORDER), an_order(), initial_mode=initial)
    second = taken(percent_off("20", TO_ORDER), first.with_nothing_applied(), initial_mode=initial)

    assert [first.applied_discount_amount, second.applied_discount_amount] == applied
    assert second.total_amount == pay


@pytest.mark.parametrize(
    ("initial", "applied"),
    [pytest.param(False, 120, id="discounted"), pytest.param(True, 200, id="initial")],
)
def test_the_calculation_mode_picks_the_base_of_a_line(initial, applied):
    order = an_order(a_line(discount_amount=400))

    assert off(taken(percent_off("20", TO_ITEMS), order, initial_mode=initial)) == [applied]


def test_initial_mode_still_stops_at_what_is_left():
    order = an_order(a_line(discount_amount=900))

    assert off(taken(percent_off("50", TO_ITEMS), order, initial_mode=True)) == [100]


def test_a_percentage_of_each_line_of_the_sample_cart():
    lines = (("mug", 1000, 2), ("poster", 1500, 3), ("tshirt", 2000, 3), ("bottle", 2500, 2))
    order = an_order(*(a_line(*line) for line in lines))

    after = taken(percent_off("10", TO_ITEMS), order, entry("mug", "poster", "tshirt"))

    assert off(after) == [200, 450, 600, 0]
    assert after.total_amount == 16250


def test_a_percentage_of_a_single_matching_line():
    lines = (
        a_line(None, 10000, source_id="bosch", related_object="product"),
        a_line(None, 1500, source_id="book", related_object="product"),
    )
    targets = Targets((Target("product", "book", source_id="book"),))

    after = taken(percent_off("20", TO_ITEMS), an_order(*lines), targets)

    assert after.items_discount_amount == 300
    assert after.items[1].subtotal == 1200
    assert after.total_amount == 11200


def test_a_percentage_of_no_matching_line_leaves_no_mark():
    order = an_order(a_line("a"), a_line("b"))

    assert taken(percent_off("20", TO_ITEMS), order, entry("bench")) == order


def test_each_line_is_rounded_by_itself():
    order = an_order(a_line("a", 5), a_line("b", 5))

    assert off(taken(percent_off("10", TO_ITEMS), order)) == [1, 1]


def test_shares_are_trimmed_to_what_is_left_to_pay():
    order = an_order(a_line("a"), a_line("b"), discount_amount=1300)

    assert off(taken(percent_off("50", TO_ITEMS), order)) == [500, 200]


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        pytest.param({"quantity_limit": 1}, [100, 150], id="units-a-line"),
        pytest.param({"aggregated_quantity_limit": 3}, [200, 150], id="units-over-lines"),
        pytest.param({"amount_limit": 250}, [200, 250], id="amount-a-line"),
        pytest.param({"aggregated_amount_limit": 350}, [200, 150], id="amount-over-lines"),
        pytest.param({"target": "UNIT", "repeat": 2}, [100, 150], id="chosen-units"),
        pytest.param({"quantity_limit": 9}, [200, 300], id="wide-limit"),
    ],
)
def test_a_percentage_of_lines_takes_every_limit_of_the_entry(settings, lines):
    order = an_order(a_line("mug", 1000, 2), a_line("poster", 1500, 2))

    after = taken(percent_off("10", TO_ITEMS), order, entry("mug", "poster", **settings))

    assert off(after) == lines


@pytest.mark.parametrize(
    ("limits", "lines"),
    [
        pytest.param({"amount_limit": 250}, [200, 250], id="a-line"),
        pytest.param({"aggregated_amount_limit": 350}, [200, 150], id="over-lines"),
    ],
)
def test_a_percentage_of_lines_keeps_its_own_limits(limits, lines):
    order = an_order(a_line("mug", 1000, 2), a_line("poster", 1500, 2))

    assert off(taken(percent_off("10", TO_ITEMS, **limits), order)) == lines


def test_once_lets_the_first_percentage_of_a_line_stand():
    order = an_order(a_line("mug"))
    first = taken(percent_off("10", TO_ITEMS), order, entry("mug"), once=True)

    second = taken(
        percent_off("20", TO_ITEMS), first.with_nothing_applied(), entry("mug"), once=True
    )

    assert second.items_discount_amount == 100
    assert second.total_amount == 900
