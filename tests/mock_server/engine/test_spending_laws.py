"""Laws 4, 5, 8, 10 and 13 of redemptions.md 18 on the records of random calls."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given

from mock_server.engine.undoing import without
from tests.mock_server.engine.calls import LATER, saved, spent
from tests.mock_server.engine.carts import orders
from tests.mock_server.engine.stacks import conditions, stacks


def totals(order):
    """What the order and its lines come to; an amount that nobody knew may come back as 0."""
    lines = [(line.id, line.quantity, line.amount or 0, line.subtotal) for line in order.items]
    return order.amount or 0, order.discount_amount, order.total_amount, lines


@given(orders(), stacks(), conditions())
def test_law_4_children_show_the_running_state(order, stack, under):
    call = spent(order, stack, under)

    for one, two in pairwise(call.redemptions if call else ()):
        rise = (two.order.discount_amount or 0) - (one.order.discount_amount or 0)
        assert rise == (two.order.applied_discount_amount or 0)


@given(orders(), stacks(), conditions())
def test_law_5_the_parent_shows_the_sum_of_its_children(order, stack, under):
    call = spent(order, stack, under)

    if call is not None:
        parts = sum(one.order.total_applied_discount_amount for one in call.redemptions)
        whole = call.order if call.parent is None else call.parent.order
        assert whole.total_applied_discount_amount == parts


@given(orders(), stacks(), conditions())
def test_law_8_two_or_more_have_a_parent_that_lists_them_in_order(order, stack, under):
    call = spent(order, stack, under)
    if call is None:
        return

    ids = tuple(one.id for one in call.redemptions)
    [entry] = call.order.redemptions

    assert (call.parent is not None) is (len(ids) >= 2)
    assert {one.parent_id for one in call.redemptions} == {call.parent and call.parent.id}
    assert (call.parent.child_ids if call.parent else ()) == entry.stacked
    assert entry.stacked == (ids if call.parent else ())
    assert entry.id == (call.parent or call.redemptions[0]).id


@given(orders(), stacks(), conditions())
def test_law_10_what_is_given_back_is_what_was_taken(order, stack, under):
    before = {one.voucher.id: one.voucher for one in stack if one.voucher is not None}
    call = spent(order, stack, under)

    for one in call.redemptions if call else ():
        if one.voucher is not None:
            back = one.voucher.restored(one.amount or 0, LATER)
            assert replace(back, updated_at=None) == before[one.voucher.id]


@given(orders(), stacks(), conditions())
def test_law_10_an_order_that_is_undone_is_what_it_was(order, stack, under):
    call = spent(order, stack, under)

    if call is not None:
        undone = without(call.order, call.parent or call.redemptions[0], LATER)
        assert totals(undone) == totals(saved(order))


@given(orders(), stacks(), conditions())
def test_law_13_what_a_card_had_is_left_or_accounted_for(order, stack, under):
    call = spent(order, stack, under)

    for one in call.redemptions if call else ():
        voucher = one.voucher
        if voucher is not None and voucher.gift is not None:
            gift = voucher.gift
            assert gift.balance + gift.redeemed_amount + gift.subtracted_amount == gift.amount
            assert gift.balance >= 0
        if voucher is not None and voucher.loyalty_card is not None:
            card = voucher.loyalty_card
            gone = card.redeemed_points + card.expired_points + card.subtracted_points
            assert card.balance + gone == card.points
            assert card.balance >= 0
