"""What the entries of a discount's lists match. Source: redemptions.md 4.4."""

import pytest

from mock_server.engine.discounts import (
    FreeUnits,
    ManyFreeUnits,
    PercentOff,
    Target,
    Targets,
    Terms,
    described,
)
from mock_server.engine.discounts.coverage import MOST_UNITS, NOTHING_COVERED, Matched, coverage
from tests.builders import a_line, a_product, a_sku, an_order

MUG, TEA = Target("product", "mug"), Target("product", "tea")
RANKED = Target(
    "products_collection", "pc_1", product_ids=("mug", "tea"), effect="APPLY_FROM_MOST_EXPENSIVE"
)


def covered(order, *, once=False, **lists):
    return coverage(order, Terms(Targets(**lists), once=once))


def test_without_lists_nothing_is_told():
    assert covered(an_order(a_line("mug")), included_all=True) is NOTHING_COVERED


def test_lines_count_from_0_and_units_from_1():
    order = an_order(a_line("pen"), a_line("mug", quantity=2))

    assert covered(order, included=(MUG,)).included == ((Matched(1, (1, 2)),),)


def test_ranked_lines_come_in_the_order_of_their_discounts():
    order = an_order(a_line("mug", 1000), a_line("tea", 3000))

    (matches,) = covered(order, included=(RANKED,)).included

    assert [one.index for one in matches] == [1, 0]


def test_the_limits_of_an_entry_leave_units_out():
    order = an_order(a_line("mug", quantity=5))
    entry = Target("product", "mug", quantity_limit=2, target="UNIT", skip_initially=1)

    assert covered(order, included=(entry,)).included == ((Matched(0, (2, 3)),),)


def test_each_entry_tells_what_it_governs():
    order = an_order(a_line("tea"), a_line("mug"))

    found = covered(order, included=(MUG, TEA))

    assert found.included == ((Matched(1, (1,)),), (Matched(0, (1,)),))


def test_excluded_entries_tell_what_they_keep_out():
    order = an_order(a_line("mug"), a_line("tea", quantity=2))

    found = covered(order, included=(RANKED,), excluded=(TEA,))

    assert found.included == ((Matched(0, (1,)),),)
    assert found.excluded == ((Matched(1, (1, 2)),),)


def test_a_line_that_once_bars_is_not_matched():
    order = an_order(a_line("mug", discount_amount=1), a_line("mug"))

    assert covered(order, once=True, included=(MUG,)).included == ((Matched(1, (1,)),),)


@pytest.mark.parametrize(
    ("quantity", "units"),
    [
        pytest.param(MOST_UNITS - 1, (1,), id="thousand"),
        pytest.param(MOST_UNITS, None, id="one-more"),
    ],
)
def test_units_of_a_big_order_are_not_listed(quantity, units):
    order = an_order(a_line("mug"), a_line("tea", quantity=quantity))

    found = covered(order, included=(MUG,), excluded=(MUG,))

    assert covered(order, included=(MUG,)).included == ((Matched(0, units),),)
    assert found.excluded == ((Matched(0, units),),)


def test_free_units_are_described_by_the_catalogue():
    catalogue = {"mug": a_product("mug", name="Mug"), "mug-red": a_sku("mug-red")}
    both = ManyFreeUnits((FreeUnits(1, "mug"), FreeUnits(2, "mug-red"), FreeUnits(3, "gone")))

    mug, red, gone = described(both, catalogue).units

    assert (mug.unit_off, mug.product.name, mug.sku) == (1, "Mug", None)
    assert (red.product.id, red.sku.id) == ("mug", "mug-red")
    assert gone == FreeUnits(3, "gone")
    assert described(FreeUnits(1, "mug"), catalogue) == mug


def test_other_discounts_need_no_description():
    discount = PercentOff(10)

    assert described(discount, {"mug": a_product()}) is discount
