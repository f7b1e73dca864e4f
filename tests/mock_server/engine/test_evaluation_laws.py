"""Laws 1 to 5, 7, 9, 12 and 13 of redemptions.md 18, over random carts, stacks and settings."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from hypothesis import given

from mock_server.engine.evaluation import evaluate
from mock_server.engine.outcome import Applied, Inapplicable, Skipped
from mock_server.engine.stacking import Skip, is_exclusive, is_joint
from tests.mock_server.engine.carts import orders
from tests.mock_server.engine.stacks import conditions, stacks


def states(order, done):
    """The order as the call met it, as each redeemable left it, and as the whole call did."""
    return [order.with_nothing_applied(), *(one.order for one in done.applied), done.order]


def amounts(done):
    return [
        (type(one), one.redeemable.id, one.order.total_amount if type(one) is Applied else None)
        for one in done.outcomes
    ]


@given(orders(), stacks(), conditions())
def test_law_1_what_is_left_to_pay_is_never_below_zero(order, stack, under):
    for state in states(order, evaluate(stack, order, under)):
        assert state.total_amount == (state.amount or 0) - state.total_discount_amount
        assert state.total_amount >= 0


@given(orders(), stacks(), conditions())
def test_law_2_totals_are_the_sum_of_order_and_lines(order, stack, under):
    for state in states(order, evaluate(stack, order, under)):
        on_lines = sum(line.discount_amount for line in state.items)
        applied = sum(line.applied_discount_amount for line in state.items)

        assert state.total_discount_amount == (state.discount_amount or 0) + on_lines
        assert state.total_applied_discount_amount == (
            (state.applied_discount_amount or 0) + applied
        )


@given(orders(), stacks(), conditions())
def test_law_3_subtotals_are_never_below_zero(order, stack, under):
    for state in states(order, evaluate(stack, order, under)):
        assert all(line.subtotal >= 0 for line in state.items)
        assert all(line.quantity >= 0 for line in state.items)


@given(orders(), stacks(), conditions())
def test_law_4_each_discount_rises_by_what_this_one_applied(order, stack, under):
    running = states(order, evaluate(stack, order, under))[:-1]

    for before, after in pairwise(running):
        rise = (after.discount_amount or 0) - (before.discount_amount or 0)
        assert rise == (after.applied_discount_amount or 0)


@given(orders(), stacks(), conditions())
def test_law_5_what_the_stack_applied_is_the_sum_of_its_parts(order, stack, under):
    done = evaluate(stack, order, under)

    parts = sum(one.order.total_applied_discount_amount for one in done.applied)

    assert done.order.total_applied_discount_amount == parts
    assert done.order.total_discount_amount == parts


@given(orders(), stacks(), conditions())
def test_law_7_every_redeemable_has_one_outcome(order, stack, under):
    done = evaluate(stack, order, under)

    told = Counter(one.redeemable.id for one in done.outcomes)

    assert told == Counter(one.id for one in stack)
    assert len(done.applied) + len(done.inapplicable) + len(done.skipped) == len(stack)


@given(orders(), stacks(), conditions())
def test_law_9_a_validation_foretells_the_redemption(order, stack, under):
    asking = replace(under, around=replace(under.around, redeeming=False))

    foretold, done = evaluate(stack, order, asking), evaluate(stack, order, under)

    assert amounts(foretold) == amounts(done)
    assert foretold.order == done.order


@given(orders(), stacks(), conditions())
def test_law_12_nothing_is_applied_that_is_used_up_or_held_by_others(order, stack, under):
    for one in evaluate(stack, order, under).applied:
        voucher, held = one.redeemable.voucher, one.redeemable.held
        if voucher is None:
            continue
        if voucher.quantity is not None:
            assert voucher.redeemed_quantity + held.uses + 1 <= voucher.quantity
        assert one.used == 0 or 0 < one.used <= voucher.balance - held.funds


@given(orders(), stacks(), conditions())
def test_law_13_gift_cards_pay_what_they_take_off(order, stack, under):
    for one in evaluate(stack, order, under).applied:
        if one.redeemable.voucher is not None and one.redeemable.voucher.gift is not None:
            assert one.used == one.order.total_applied_discount_amount


@given(orders(), stacks(), conditions())
def test_after_a_failure_all_or_nothing_tries_no_more(order, stack, under):
    outcomes = evaluate(stack, order, under).outcomes
    failures = [at for at, one in enumerate(outcomes) if isinstance(one, Inapplicable)]

    if failures and under.rules.redeemables_application_mode == "ALL":
        rest = outcomes[failures[0] + 1 :]
        assert all(isinstance(one, Skipped) for one in rest)
        assert {one.skip for one in rest} <= {Skip.PRECEDING_VALIDATION_FAILED}


@given(orders(), stacks(), conditions())
def test_the_limits_of_a_stack_hold(order, stack, under):
    rules = under.rules
    applied = [one.redeemable for one in evaluate(stack, order, under).applied]

    each = Counter(category.id for one in applied for category in one.categories)
    most = rules.applicable_redeemables_per_category_limit

    assert len(applied) <= rules.applicable_redeemables_limit
    assert most is None or all(count <= most for count in each.values())


@given(orders(), stacks(), conditions())
def test_exclusive_ones_share_an_order_with_none_but_joint_ones(order, stack, under):
    rules = under.rules
    applied = [one.redeemable for one in evaluate(stack, order, under).applied]

    exclusive = [one for one in applied if is_exclusive(one, rules)]

    assert len(exclusive) <= rules.applicable_exclusive_redeemables_limit
    if exclusive:
        assert all(is_exclusive(one, rules) or is_joint(one, rules) for one in applied)


@given(orders(), stacks(), conditions())
def test_what_has_no_effect_is_skipped_where_the_project_says_so(order, stack, under):
    rules = replace(under.rules, redeemables_no_effect_rule="SKIP")

    done = evaluate(stack, order, replace(under, rules=rules))

    for one in done.applied:
        units = any(
            line.applied_quantity or line.applied_discount_quantity for line in one.order.items
        )
        assert one.order.total_applied_discount_amount or units or one.redeemable.offer is not None
