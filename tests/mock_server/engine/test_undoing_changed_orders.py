"""Undoing a redemption on an order whose lines are no longer those that it met.

Source: redemptions.md 9.3, P-40.
"""

from dataclasses import replace

from hypothesis import given

from mock_server.engine.discounts import Effect, FreeUnits, Replacement
from mock_server.engine.order_draft import OrderDraft, drafted
from mock_server.engine.undoing import without
from tests.builders import a_line, a_product, an_order
from tests.mock_server.engine.calls import LATER, spent
from tests.mock_server.engine.carts import orders
from tests.mock_server.engine.redeemables import of_voucher, under
from tests.mock_server.engine.stacks import conditions, stacks
from tests.shop import a_coupon

CATALOGUE = {
    "cup": a_product("cup", 500),
    "pen": a_product("pen", None),
    "tea": a_product("tea", 500),
}


def sold(order, *discounts):
    """The records of a call that redeems a code for each of *discounts* on *order*."""
    coupons = [a_coupon(f"C{at}", discount) for at, discount in enumerate(discounts)]
    return spent(order, [of_voucher(one) for one in coupons], under(CATALOGUE))


def units(order):
    return [(line.product_id, line.quantity) for line in order.items]


def changed_to(order, *lines):
    """The *order* after an update that replaced its lines."""
    new = [replace(line, id=f"new_{at}") for at, line in enumerate(lines)]
    return drafted(order.with_nothing_applied(), OrderDraft(items=tuple(new)), new)


def test_free_units_on_lines_that_were_replaced_are_not_taken_off_again():
    call = sold(an_order(a_line("mug")), FreeUnits(2, "cup", Effect.ADD_NEW_ITEMS))
    order = changed_to(call.order, a_line("mug", quantity=3))

    undone = without(order, call.redemptions[0], LATER)

    assert (undone.amount, undone.total_amount) == (3000, 3000)
    assert undone.items == order.items


def test_free_units_on_a_line_that_is_still_there_go():
    call = sold(an_order(a_line("mug")), FreeUnits(2, "cup", Effect.ADD_NEW_ITEMS))
    kept = call.order.items[1]
    order = replace(call.order, items=(a_line("pot", id="new_0"), kept), amount=2000)

    undone = without(order, call.redemptions[0], LATER)

    assert (undone.amount, units(undone)) == (1000, [("pot", 1)])


def test_units_that_a_stack_added_and_replaced_again_leave_no_line():
    gift, swap = FreeUnits(1, "pen", Effect.ADD_NEW_ITEMS), Replacement("pen", "tea")
    call = sold(an_order(a_line("mug")), gift, swap)

    undone = without(call.order, call.parent, LATER)

    assert units(call.order) == [("mug", 1), ("pen", 0), ("tea", 1)]
    assert units(undone) == [("mug", 1)]


@given(orders(), orders(), stacks(), conditions())
def test_lines_that_came_later_stay_as_they_are(order, later, stack, around):
    call = spent(order, stack, around)
    if call is None:
        return
    changed = changed_to(call.order, *later.items)

    undone = without(changed, call.parent or call.redemptions[0], LATER)

    assert undone.items == changed.items
    assert undone.amount == changed.amount
    assert 0 <= undone.total_discount_amount <= changed.total_discount_amount
