import pytest

from mock_server.engine.discounts import EVERYTHING, Target, Targets, Terms
from mock_server.engine.discounts.picks import picks
from mock_server.engine.order import Item
from tests.builders import a_line, an_order

MUG = Target("product", "mug")
SKU_LINE = a_line("mug", sku_id="mug-red", sku=Item("mug-red", "red"))
ALL_OF_THEM = ("tshirt", "poster", "mug", "socks")
ADVENTURE = an_order(
    a_line("tshirt", 2000, 3),
    a_line("poster", 1500, 5),
    a_line("mug", 1000, 2),
    a_line("socks", 500, 4),
    a_line("bottle", 2500, 2),
)


def a_collection(*products, **settings):
    return Target("products_collection", "pc_1", product_ids=products, **settings)


def only(*included, excluded=(), **fields):
    return Targets(included, excluded, **fields)


def picked(order, targets, *, limited=True, once=False):
    """Index and units of every pick, in turn."""
    found = picks(order, Terms(targets, once=once), limited=limited)
    return [(pick.index, list(pick.units)) for pick in found]


def indices(order, targets, **settings):
    return [index for index, _ in picked(order, targets, **settings)]


@pytest.mark.parametrize(
    ("entry", "line", "covered"),
    [
        pytest.param(MUG, a_line("mug"), True, id="product-by-id"),
        pytest.param(MUG, a_line("cup"), False, id="another-product"),
        pytest.param(MUG, SKU_LINE, True, id="product-covers-its-skus"),
        pytest.param(
            Target("product", "prod_1", source_id="mug"),
            a_line(None, source_id="mug", related_object="product"),
            True,
            id="product-by-source-id",
        ),
        pytest.param(MUG, a_line(None, source_id="mug"), True, id="a-source-id-is-a-products"),
        pytest.param(
            MUG,
            a_line(None, source_id="mug", related_object="sku"),
            False,
            id="a-sku-of-the-same-name-is-no-product",
        ),
        pytest.param(
            Target("product", "adv-mug"),
            a_line("prod_1", product=Item("prod_1", "adv-mug")),
            True,
            id="product-by-source-id-of-the-catalogue",
        ),
        pytest.param(Target("sku", "mug-red"), SKU_LINE, True, id="sku-by-id"),
        pytest.param(Target("sku", "x", source_id="red"), SKU_LINE, True, id="sku-by-source-id"),
        pytest.param(
            Target("sku", "red"),
            a_line(None, source_id="red", related_object="sku"),
            True,
            id="sku-by-source-id-of-the-line",
        ),
        pytest.param(Target("sku", "mug"), SKU_LINE, False, id="a-sku-is-not-its-product"),
        pytest.param(a_collection("mug", "cup"), a_line("cup"), True, id="member-product"),
        pytest.param(a_collection("mug-red"), SKU_LINE, True, id="member-sku"),
        pytest.param(a_collection("mug"), a_line("cup"), False, id="no-member"),
        pytest.param(a_collection(), a_line("mug"), False, id="empty-collection"),
        pytest.param(MUG, a_line(None), False, id="nameless-line"),
    ],
)
def test_an_entry_covers_what_it_names(entry, line, covered):
    assert entry.covers(line) is covered


CART = an_order(a_line("mug"), a_line("cup"), a_line("pot"))


@pytest.mark.parametrize(
    ("targets", "lines"),
    [
        pytest.param(EVERYTHING, [0, 1, 2], id="nothing-configured"),
        pytest.param(only(MUG), [0], id="included"),
        pytest.param(only(excluded=(MUG,)), [1, 2], id="excluded"),
        pytest.param(only(included_all=True), [0, 1, 2], id="included-all"),
        pytest.param(only(MUG, included_all=True), [0, 1, 2], id="included-all-and-one"),
        pytest.param(
            only(a_collection("mug", "cup"), excluded=(MUG,)), [1], id="exclusion-beats-collection"
        ),
        pytest.param(
            only(excluded=(MUG,), included_all=True), [1, 2], id="exclusion-beats-included-all"
        ),
        pytest.param(only(Target("product", "hat")), [], id="no-match"),
    ],
)
def test_targets_are_the_included_lines_without_the_excluded(targets, lines):
    assert indices(CART, targets) == lines


def test_the_first_of_several_matching_entries_governs_a_line():
    first = Target("product", "mug", quantity_limit=1)
    second = a_collection("mug", "cup", quantity_limit=2)
    order = an_order(a_line("mug", quantity=5), a_line("cup", quantity=5))

    assert picked(order, only(first, second)) == [(0, [1]), (1, [1, 2])]


def test_a_line_that_the_governing_entry_skips_is_not_picked_by_the_next():
    first = Target("product", "mug", skip_initially=1)

    assert indices(CART, only(first, a_collection("mug", "cup"))) == [1]


def test_once_bars_lines_with_an_item_discount():
    order = an_order(a_line("mug", discount_amount=1), a_line("cup"))

    assert indices(order, EVERYTHING, once=True) == [1]
    assert indices(order, EVERYTHING, once=False) == [0, 1]


def test_a_line_without_units_is_no_target():
    assert indices(an_order(a_line("mug", quantity=0), a_line("cup")), EVERYTHING) == [1]


@pytest.mark.parametrize(
    ("effect", "turns"),
    [
        pytest.param("APPLY_TO_EVERY", [0, 1, 2, 3], id="every-as-requested"),
        pytest.param("APPLY_TO_CHEAPEST", [3], id="cheapest"),
        pytest.param("APPLY_TO_MOST_EXPENSIVE", [0], id="most-expensive"),
        pytest.param("APPLY_FROM_CHEAPEST", [3, 2, 1, 0], id="from-cheapest"),
        pytest.param("APPLY_FROM_MOST_EXPENSIVE", [0, 1, 2, 3], id="from-most-expensive"),
    ],
)
def test_ranking_is_by_unit_price(effect, turns):
    assert indices(ADVENTURE, only(a_collection(*ALL_OF_THEM, effect=effect))) == turns


@pytest.mark.parametrize("effect", ["APPLY_TO_CHEAPEST", "APPLY_TO_MOST_EXPENSIVE"])
def test_equal_prices_rank_by_subtotal_and_then_as_requested(effect):
    order = an_order(a_line("a", 1000, 3), a_line("b", 1000, 2), a_line("c", 1000, 2))

    assert indices(order, only(a_collection("a", "b", "c", effect=effect))) == [1]


def test_a_line_without_a_price_has_no_rank():
    order = an_order(a_line("mug", None), a_line("cup", 500), a_line("pot", None, amount=400))

    targets = only(a_collection("mug", "cup", "pot", effect="APPLY_FROM_CHEAPEST"))

    assert indices(order, targets) == [2, 1]


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        pytest.param(
            {"skip_initially": 1, "repeat": 2},
            [(1, [1, 2, 3, 4, 5]), (3, [1, 2, 3, 4])],
            id="documented-by-line",
        ),
        pytest.param(
            {"skip_initially": 1, "repeat": 2, "target": "UNIT"},
            [(0, [2]), (1, [1, 3, 5]), (2, [2]), (3, [2, 4])],
            id="documented-by-unit",
        ),
        pytest.param({"skip_initially": 9}, [], id="everything-skipped"),
        pytest.param(
            {"skip_initially": 9, "target": "UNIT"},
            [(2, [2]), (3, [1, 2, 3, 4])],
            id="units-skipped-across-lines",
        ),
        pytest.param(
            {"repeat": 6, "target": "UNIT"}, [(0, [1]), (1, [4]), (3, [3])], id="lines-jumped-over"
        ),
    ],
)
def test_skip_and_repeat_count_across_lines(settings, found):
    entry = a_collection(*ALL_OF_THEM, effect="APPLY_FROM_MOST_EXPENSIVE", **settings)

    assert picked(ADVENTURE, only(entry)) == found


def test_skip_1_repeat_3_of_ten_units_takes_2_5_and_8():
    order = an_order(a_line("mug", quantity=10))
    entry = Target("product", "mug", target="UNIT", skip_initially=1, repeat=3)

    assert picked(order, only(entry)) == [(0, [2, 5, 8])]


@pytest.mark.parametrize(
    ("effect", "found"),
    [
        pytest.param("APPLY_TO_CHEAPEST", [(3, [1])], id="cheapest-unit"),
        pytest.param("APPLY_TO_MOST_EXPENSIVE", [(0, [1])], id="most-expensive-unit"),
    ],
)
def test_only_one_unit_is_the_cheapest(effect, found):
    assert (
        picked(ADVENTURE, only(a_collection(*ALL_OF_THEM, effect=effect, target="UNIT"))) == found
    )


def test_skip_reaches_the_second_cheapest():
    entry = a_collection(*ALL_OF_THEM, effect="APPLY_TO_CHEAPEST", skip_initially=1)

    assert indices(ADVENTURE, only(entry)) == [2]


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        pytest.param({"quantity_limit": 2}, [(0, [1, 2]), (1, [1, 2])], id="per-line"),
        pytest.param({"aggregated_quantity_limit": 4}, [(0, [1, 2, 3]), (1, [1])], id="over-lines"),
        pytest.param(
            {"quantity_limit": 2, "aggregated_quantity_limit": 3},
            [(0, [1, 2]), (1, [1])],
            id="smallest-wins",
        ),
        pytest.param({"aggregated_quantity_limit": 3}, [(0, [1, 2, 3])], id="used-up"),
        pytest.param(
            {"quantity_limit": 1, "target": "UNIT", "repeat": 2},
            [(0, [1]), (1, [2])],
            id="of-the-chosen-units",
        ),
        pytest.param(
            {"effect": "APPLY_FROM_CHEAPEST", "aggregated_quantity_limit": 4},
            [(1, [1, 2, 3]), (0, [1])],
            id="in-rank-order",
        ),
    ],
)
def test_unit_limits_hold_per_line_and_over_all_lines_of_an_entry(settings, found):
    order = an_order(a_line("mug", 1000, 3), a_line("cup", 500, 3))

    assert picked(order, only(a_collection("mug", "cup", **settings))) == found


def test_unit_limits_of_one_entry_leave_other_entries_alone():
    order = an_order(a_line("mug", quantity=3), a_line("cup", quantity=3))
    entries = (Target("product", "mug", aggregated_quantity_limit=1), Target("product", "cup"))

    assert picked(order, only(*entries)) == [(0, [1]), (1, [1, 2, 3])]


def test_unit_limits_can_be_left_out_of_account():
    order = an_order(a_line("mug", quantity=3))

    targets = only(Target("product", "mug", quantity_limit=1))

    assert picked(order, targets, limited=False) == [(0, [1, 2, 3])]


def test_lines_take_turns_as_requested_whatever_the_order_of_the_entries():
    entries = (Target("product", "pot"), Target("product", "cup"), Target("product", "mug"))

    assert indices(CART, only(*entries)) == [0, 1, 2]


def test_lines_of_a_ranked_entry_swap_turns_among_each_other():
    order = an_order(a_line("mug", 900), a_line("cup", 500), a_line("pot", 100))
    ranked = a_collection("mug", "pot", effect="APPLY_FROM_CHEAPEST")

    assert indices(order, only(Target("product", "cup"), ranked)) == [2, 1, 0]
