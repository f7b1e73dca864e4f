"""Random carts, and discounts with targets to try on them."""

from decimal import Decimal

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
)
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
