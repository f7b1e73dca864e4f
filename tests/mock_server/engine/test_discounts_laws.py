"""Laws 1 to 6 of redemptions.md 18, over random carts, targets and discounts."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.discounts import AmountOff, FreeUnits, ManyFreeUnits, apply, changes
from mock_server.engine.discounts.picks import picks, worth
from tests.mock_server.engine.carts import SPLITS, discounts, money, orders, terms

stacks = st.lists(st.tuples(discounts, terms), min_size=1, max_size=4)


def running(order, stack):
    """The order as it came, then after each discount of *stack*."""
    states = [order.with_nothing_applied()]
    for discount, on in stack:
        states.append(apply(discount, states[-1].with_nothing_applied(), on))
    return states


@given(orders(), stacks)
def test_law_1_what_is_left_to_pay_is_never_below_zero(order, stack):
    for state in running(order, stack):
        assert state.total_amount == (state.amount or 0) - state.total_discount_amount
        assert state.total_amount >= 0


@given(orders(), stacks)
def test_law_2_totals_are_the_sum_of_order_and_lines(order, stack):
    for state in running(order, stack):
        total = (state.discount_amount or 0) + state.items_discount_amount
        applied = (state.applied_discount_amount or 0) + state.items_applied_discount_amount

        assert state.total_discount_amount == total
        assert state.total_applied_discount_amount == applied


@given(orders(), stacks)
def test_law_3_subtotals_are_never_below_zero(order, stack):
    for state in running(order, stack):
        assert all(line.subtotal >= 0 for line in state.items)
        assert all(line.quantity >= 0 for line in state.items)


@given(orders(), stacks)
def test_law_4_the_order_discount_rises_by_what_is_applied(order, stack):
    states = running(order, stack)

    for before, after in pairwise(states):
        rise = (after.discount_amount or 0) - (before.discount_amount or 0)
        assert rise == (after.applied_discount_amount or 0)


@given(orders(), stacks)
def test_law_5_the_discounts_of_a_stack_sum_to_its_total(order, stack):
    states = running(order, stack)

    applied = sum(state.total_applied_discount_amount for state in states)

    assert applied == states[-1].total_discount_amount


@given(orders(), terms, money, st.sampled_from(SPLITS))
def test_law_6_a_split_gives_all_that_fits(order, on, amount, effect):
    found = picks(order, on, limited=False)
    room = sum(worth(pick, order.items[pick.index]) for pick in found)

    after = apply(AmountOff(amount, effect), order, on)

    assert after.items_applied_discount_amount == min(amount, room, order.total_amount)


@given(orders(), stacks)
def test_units_are_added_and_freed_in_step(order, stack):
    states = running(order, stack)

    for before, after in pairwise(states):
        old = [line.quantity for line in before.items]
        old += [0] * (len(after.items) - len(old))
        for was, line in zip(old, after.items, strict=True):
            assert line.quantity == was + line.applied_quantity
            assert 0 <= line.discount_quantity <= max(was, line.quantity)


@given(orders(), stacks)
def test_amounts_of_lines_and_order_rise_together(order, stack):
    states = running(order, stack)

    for before, after in pairwise(states):
        risen = sum(line.applied_quantity_amount for line in after.items)
        assert (after.amount or 0) - (before.amount or 0) == risen


@given(orders(), discounts, terms)
def test_no_effect_means_nothing_was_applied(order, discount, on):
    after = apply(discount, order, on)

    idle = after.total_applied_discount_amount == 0 and not any(
        line.applied_quantity or line.applied_discount_quantity for line in after.items
    )
    assert changes(order, after) is not idle


@given(orders(), discounts, terms)
def test_lines_that_a_discount_excludes_keep_their_price(order, discount, on):
    if isinstance(discount, FreeUnits | ManyFreeUnits):
        return

    after = apply(discount, order, on)

    for before, line in zip(order.items, after.items, strict=False):
        if on.targets.governing(before) is None:
            assert line == before
