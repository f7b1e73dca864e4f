import pytest

from mock_server.engine.discounts import (
    EVERYTHING,
    AmountOff,
    Effect,
    Target,
    Targets,
    Terms,
    apply,
)
from tests.builders import a_line, an_order

SAMPLE = an_order(
    a_line("mug", 1000, 2),
    a_line("poster", 1500, 3),
    a_line("tshirt", 2000, 3),
    a_line("bottle", 2500, 2),
)
SAMPLE_TARGETS = Targets(tuple(Target("product", name) for name in ("mug", "poster", "tshirt")))
ADVENTURE = an_order(
    a_line("tshirt", 2000, 3),
    a_line("poster", 1500, 5),
    a_line("mug", 1000, 2),
    a_line("socks", 500, 4),
    a_line("bottle", 2500, 2),
)
PER_LINE = Effect.APPLY_TO_ITEMS
PER_UNIT = Effect.APPLY_TO_ITEMS_BY_QUANTITY
SPLIT = Effect.APPLY_TO_ITEMS_PROPORTIONALLY
SPLIT_BY_QUANTITY = Effect.APPLY_TO_ITEMS_PROPORTIONALLY_BY_QUANTITY


def entry(*products, **settings):
    return Targets((Target("products_collection", "pc_1", product_ids=products, **settings),))


def off(order):
    return [line.applied_discount_amount for line in order.items]


def taken(discount, order, targets=EVERYTHING, **terms):
    return apply(discount, order, Terms(targets, **terms))


@pytest.mark.parametrize(
    ("effect", "lines", "pay"),
    [
        pytest.param(PER_LINE, [1000, 1000, 1000, 0], 14500, id="per-line"),
        pytest.param(PER_UNIT, [2000, 3000, 3000, 0], 9500, id="per-unit"),
        pytest.param(SPLIT, [160, 360, 480, 0], 16500, id="split-by-amount"),
        pytest.param(SPLIT_BY_QUANTITY, [250, 375, 375, 0], 16500, id="split-by-quantity"),
        pytest.param(Effect.APPLY_TO_ORDER, [0, 0, 0, 0], 16500, id="order-ignores-targets"),
    ],
)
def test_ten_off_the_sample_cart(effect, lines, pay):
    after = taken(AmountOff(1000, effect), SAMPLE, SAMPLE_TARGETS)

    assert off(after) == lines
    assert after.total_amount == pay


@pytest.mark.parametrize(
    ("stored", "amount_off", "applied", "cumulative"),
    [
        pytest.param(None, 1000, 1000, 1000, id="first-discount"),
        pytest.param(9200, 1000, 800, 10000, id="capped-at-what-is-left"),
        pytest.param(10000, 1000, 0, 10000, id="nothing-left"),
        pytest.param(None, 0, 0, 0, id="zero-leaves-its-mark"),
        pytest.param(12000, 8000, 0, 12000, id="more-than-all-is-stored"),
    ],
)
def test_an_order_discount_adds_to_what_is_stored(stored, amount_off, applied, cumulative):
    order = an_order(discount_amount=stored)

    after = taken(AmountOff(amount_off, Effect.APPLY_TO_ORDER), order)

    assert (after.applied_discount_amount, after.discount_amount) == (applied, cumulative)


def test_an_order_without_any_amount_takes_an_order_discount_of_nothing():
    after = taken(AmountOff(1000, Effect.APPLY_TO_ORDER), an_order(amount=None))

    assert (after.discount_amount, after.total_amount) == (0, 0)


@pytest.mark.parametrize(
    ("prices", "order_amount", "lines"),
    [
        pytest.param([2000, 8000], 195000, [1000, 1000], id="documented"),
        pytest.param([2000, 700], 2700, [1000, 700], id="stops-at-the-subtotal"),
        pytest.param([3300, 3400], 1500, [1000, 500], id="trimmed-to-the-order-amount"),
        pytest.param([None, 8000], 8000, [0, 1000], id="unpriced-line"),
    ],
)
def test_an_amount_per_line_stops_at_the_line_and_at_the_order(prices, order_amount, lines):
    order = an_order(*(a_line(f"p{at}", price) for at, price in enumerate(prices)))

    after = taken(AmountOff(1000, PER_LINE), an_order(*order.items, amount=order_amount))

    assert off(after) == lines
    assert after.discount_amount is None


def test_an_amount_per_line_is_taken_once_however_many_units_there_are():
    assert off(taken(AmountOff(1000, PER_LINE), an_order(a_line(quantity=5)))) == [1000]


@pytest.mark.parametrize(
    ("limit", "lines"),
    [
        pytest.param(5000, [2000, 2000], id="wide-enough"),
        pytest.param(3000, [2000, 1000], id="trims-the-later-line"),
        pytest.param(2000, [2000, 0], id="used-up"),
    ],
)
@pytest.mark.parametrize("where", ["discount", "entry"])
def test_an_amount_per_line_is_capped_over_all_lines(where, limit, lines):
    order = an_order(a_line("mug", 7000), a_line("cup", 7000))
    discount = AmountOff(2000, PER_LINE, limit if where == "discount" else None)
    targets = entry("mug", "cup", aggregated_amount_limit=limit if where == "entry" else None)

    assert off(taken(discount, order, targets)) == lines


def test_an_amount_per_line_knows_no_unit_or_line_limits():
    order = an_order(a_line("mug", 5000, 3))

    targets = entry("mug", quantity_limit=0, aggregated_quantity_limit=0, amount_limit=1)

    assert off(taken(AmountOff(1000, PER_LINE), order, targets)) == [1000]


@pytest.mark.parametrize("effect", [PER_LINE, PER_UNIT])
def test_five_off_chosen_units_is_documented(effect):
    rules = {"effect": "APPLY_FROM_MOST_EXPENSIVE", "skip_initially": 1, "repeat": 2}
    targets = entry("tshirt", "poster", "mug", "socks", target="UNIT", **rules)

    after = taken(AmountOff(500, effect), ADVENTURE, targets)

    assert off(after) == [500, 1500, 500, 1000, 0]


def test_five_off_chosen_lines_is_documented():
    rules = {"effect": "APPLY_FROM_MOST_EXPENSIVE", "skip_initially": 1, "repeat": 2}
    targets = entry("tshirt", "poster", "mug", "socks", **rules)

    after = taken(AmountOff(500, PER_LINE), ADVENTURE, targets)

    assert off(after) == [0, 500, 0, 500, 0]


def test_an_amount_per_unit_keeps_the_unit_limits_of_each_entry():
    order = an_order(a_line("a", 70000), a_line("b", 1500, 2), a_line("c", 500, 2))
    targets = Targets(
        (
            Target("product", "b", quantity_limit=1, aggregated_quantity_limit=1),
            Target("product", "c", quantity_limit=2, aggregated_quantity_limit=3),
        )
    )

    after = taken(AmountOff(500, PER_UNIT), order, targets)

    assert off(after) == [0, 500, 1000]
    assert [line.subtotal for line in after.items] == [70000, 2500, 0]
    assert after.total_amount == 72500


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        pytest.param({"quantity_limit": 3}, [300, 300], id="units-a-line"),
        pytest.param({"aggregated_quantity_limit": 5}, [400, 100], id="units-over-lines"),
        pytest.param({"amount_limit": 250}, [250, 250], id="amount-a-line"),
        pytest.param({"aggregated_amount_limit": 500}, [400, 100], id="amount-over-lines"),
        pytest.param({"quantity_limit": 3, "amount_limit": 350}, [300, 300], id="smallest-wins"),
    ],
)
def test_an_amount_per_unit_takes_every_limit(settings, lines):
    order = an_order(a_line("mug", 1000, 4), a_line("poster", 1500, 4))

    after = taken(AmountOff(100, PER_UNIT), order, entry("mug", "poster", **settings))

    assert off(after) == lines


@pytest.mark.parametrize(
    ("quantities", "settings", "total"),
    [
        pytest.param((5, 0), {"quantity_limit": 3}, 300, id="3-of-5"),
        pytest.param((2, 4), {"aggregated_quantity_limit": 5}, 500, id="5-of-6"),
    ],
)
def test_documented_unit_limits(quantities, settings, total):
    order = an_order(a_line("mug", 1000, quantities[0]), a_line("poster", 1500, quantities[1]))

    after = taken(AmountOff(100, PER_UNIT), order, entry("mug", "poster", **settings))

    assert after.items_discount_amount == total


def test_an_amount_per_unit_stops_at_the_unit_price():
    assert off(taken(AmountOff(1000, PER_UNIT), an_order(a_line("mug", 700, 3)))) == [2100]


def test_an_amount_per_unit_finds_the_price_of_a_line_of_which_only_the_amount_is_known():
    order = an_order(a_line("mug", None, 3, amount=1000))

    assert off(taken(AmountOff(500, PER_UNIT), order)) == [999]


def test_a_limit_over_lines_follows_the_rank():
    targets = entry("mug", "cup", effect="APPLY_FROM_MOST_EXPENSIVE")
    order = an_order(a_line("mug", 1000), a_line("cup", 3000))

    after = taken(AmountOff(800, PER_LINE, aggregated_amount_limit=1000), order, targets)

    assert off(after) == [200, 800]


@pytest.mark.parametrize(
    ("effect", "amount_off", "lines", "shares"),
    [
        pytest.param(SPLIT, 300, [(3300, 1), (3400, 1)], [148, 152], id="documented-remainder"),
        pytest.param(SPLIT, 1000, [(2000, 1), (8000, 1)], [200, 800], id="documented-even"),
        pytest.param(SPLIT, 9000, [(2000, 1), (3000, 1)], [2000, 3000], id="all-of-it"),
        pytest.param(SPLIT, 900, [(None, 1), (3000, 1)], [0, 900], id="unpriced-line"),
        pytest.param(
            SPLIT_BY_QUANTITY, 1000, [(100, 1), (5000, 1)], [100, 900], id="overflow-goes-on"
        ),
        pytest.param(
            SPLIT_BY_QUANTITY, 900, [(10, 4), (50, 4), (900, 1)], [40, 200, 660], id="twice"
        ),
    ],
)
def test_a_split_gives_all_of_the_amount_that_fits(effect, amount_off, lines, shares):
    order = an_order(*(a_line(f"p{at}", *line) for at, line in enumerate(lines)))

    assert off(taken(AmountOff(amount_off, effect), order)) == shares


def test_a_split_weighs_what_is_left_of_a_line():
    order = an_order(a_line("mug", 2000, discount_amount=1000), a_line("cup", 1000))

    assert off(taken(AmountOff(300, SPLIT), order)) == [150, 150]


def test_a_split_is_no_more_than_what_is_left_to_pay():
    order = an_order(a_line("mug"), a_line("cup"), discount_amount=1900)

    assert off(taken(AmountOff(300, SPLIT), order)) == [50, 50]


@pytest.mark.parametrize("effect", [SPLIT, SPLIT_BY_QUANTITY])
def test_a_split_knows_no_limits(effect):
    order = an_order(a_line("mug", 1000, 2), a_line("cup", 1000, 2))
    limits = {"quantity_limit": 0, "amount_limit": 1, "aggregated_amount_limit": 1}

    assert off(taken(AmountOff(300, effect), order, entry("mug", "cup", **limits))) == [150, 150]


@pytest.mark.parametrize(
    ("effect", "shares"),
    [
        pytest.param(SPLIT, [100, 200], id="by-amount"),
        pytest.param(SPLIT_BY_QUANTITY, [150, 150], id="by-quantity"),
    ],
)
def test_a_split_is_restricted_to_chosen_units(effect, shares):
    order = an_order(a_line("mug", 1000, 2), a_line("cup", 2000, 2))

    targets = entry("mug", "cup", target="UNIT", repeat=2)

    assert off(taken(AmountOff(300, effect), order, targets)) == shares


def test_once_keeps_a_second_amount_off_discounted_lines():
    order = an_order(a_line("mug", discount_amount=1), a_line("cup"))

    assert off(taken(AmountOff(100, PER_LINE), order, once=True)) == [0, 100]


def test_once_does_not_concern_the_order():
    order = an_order(a_line("mug", discount_amount=1))

    after = taken(AmountOff(100, Effect.APPLY_TO_ORDER), order, once=True)

    assert after.applied_discount_amount == 100


def test_a_line_discount_adds_to_what_the_line_carries():
    after = taken(AmountOff(100, PER_LINE), an_order(a_line(discount_amount=300)))

    line = after.items[0]
    assert (line.discount_amount, line.applied_discount_amount, line.subtotal) == (400, 100, 600)
