"""Laws 1 to 6 of redemptions.md 18, over random carts, targets and discounts."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.discounts import (
    AmountOff,
    Effect,
    FixedPrice,
    FreeUnits,
    ManyFreeUnits,
    PercentOff,
    Replacement,
    Target,
    Targets,
    Terms,
    apply,
    changes,
)
from mock_server.engine.discounts.picks import picks, worth
from tests.builders import a_line, a_product, an_order

SPLITS = (
    Effect.APPLY_TO_ITEMS_PROPORTIONALLY,
    Effect.APPLY_TO_ITEMS_PROPORTIONALLY_BY_QUANTITY,
)
money = st.integers(0, 5000)
limits = st.none() | st.integers(0, 6)
caps = st.none() | money
names = st.sampled_from(["mug", "cup", "pot", "hat"])


@st.composite
def lines(draw):
    """Mostly consistent lines, some without a price, some with an amount of their own."""
    price = draw(st.none() | money)
    line = a_line(draw(names), price, draw(st.integers(1, 6)))
    sent = draw(st.none() | money)
    return line if sent is None else a_line(line.product_id, price, line.quantity, amount=sent)


@st.composite
def orders(draw):
    """Orders with any lines, now and then with an amount that contradicts them."""
    order = an_order(*draw(st.lists(lines(), min_size=1, max_size=5)))
    sent = draw(st.none() | money)
    return order if sent is None else an_order(*order.items, amount=sent)


entries = st.builds(
    Target,
    object=st.just("products_collection"),
    id=st.just("pc_1"),
    product_ids=st.lists(names, min_size=1, max_size=3).map(tuple),
    effect=st.sampled_from(
        [
            "APPLY_TO_EVERY",
            "APPLY_TO_CHEAPEST",
            "APPLY_TO_MOST_EXPENSIVE",
            "APPLY_FROM_CHEAPEST",
            "APPLY_FROM_MOST_EXPENSIVE",
        ]
    ),
    target=st.sampled_from(["ITEM", "UNIT"]),
    skip_initially=st.integers(0, 3),
    repeat=st.integers(1, 3),
    quantity_limit=limits,
    aggregated_quantity_limit=limits,
    amount_limit=caps,
    aggregated_amount_limit=caps,
    price=caps,
)
targets = st.builds(
    Targets,
    included=st.lists(entries, max_size=3).map(tuple),
    excluded=st.lists(entries, max_size=1).map(tuple),
    included_all=st.booleans(),
)
catalogues = st.fixed_dictionaries(
    {name: st.builds(a_product, st.just(name), st.none() | money) for name in ("mug", "tea")}
)
terms = st.builds(
    Terms,
    targets=targets,
    initial_mode=st.booleans(),
    once=st.booleans(),
    catalogue=catalogues,
)
units = st.builds(
    FreeUnits,
    unit_off=st.integers(0, 5),
    unit_type=st.sampled_from(["mug", "cup", "tea", "pc_1"]),
    effect=st.sampled_from(
        [None, Effect.ADD_NEW_ITEMS, Effect.ADD_MISSING_ITEMS, Effect.ADD_SAME_ITEMS]
    ),
)
discounts = st.one_of(
    st.builds(
        AmountOff,
        money,
        st.sampled_from(
            [
                None,
                Effect.APPLY_TO_ORDER,
                Effect.APPLY_TO_ITEMS,
                Effect.APPLY_TO_ITEMS_BY_QUANTITY,
                *SPLITS,
            ]
        ),
        caps,
    ),
    st.builds(
        PercentOff,
        st.decimals(0, 150, places=2).map(Decimal),
        st.sampled_from([None, Effect.APPLY_TO_ORDER, Effect.APPLY_TO_ITEMS]),
        caps,
        caps,
    ),
    st.builds(
        FixedPrice, caps, st.sampled_from([None, Effect.APPLY_TO_ORDER, Effect.APPLY_TO_ITEMS])
    ),
    units,
    st.builds(ManyFreeUnits, st.lists(units, max_size=3).map(tuple)),
    st.builds(Replacement, names, st.sampled_from(["mug", "tea"]), st.integers(1, 3), limits),
)
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
