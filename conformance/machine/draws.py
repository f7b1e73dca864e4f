"""What the machine's calls are made of: small, and near the edges of the rules."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from spec import Json

CHOICE = st.integers(0, 11)
"""Picks one of what there is; small, so that it shrinks to the first."""

MONEY = st.sampled_from([1000, 1, 99, 100, 250, 333, 1999, 5000, 20_000, 0])
"""Minor units."""

USES = st.sampled_from([None, 1, 2])
"""How often a voucher may be redeemed; None for any number."""

PRODUCTS = ("prod-mug", "prod-shirt", "prod-book")


def discounts() -> SearchStrategy[Json]:
    """Draw a discount of any kind that needs no catalogue."""
    return st.one_of(_amounts(), _percents(), _units())


def orders() -> SearchStrategy[Json]:
    """Draw an order: an amount, or lines of products with prices."""
    return st.one_of(
        MONEY.map(lambda amount: {"amount": amount}),
        st.lists(_lines(), min_size=1, max_size=3, unique_by=lambda line: line["product_id"]).map(
            lambda lines: {"items": lines}
        ),
    )


def _lines() -> SearchStrategy[Json]:
    return st.fixed_dictionaries(
        {
            "product_id": st.sampled_from(PRODUCTS),
            "quantity": st.integers(1, 3),
            "price": st.sampled_from([1000, 333, 99, 1]),
        }
    )


def _amounts() -> SearchStrategy[Json]:
    effects = ("APPLY_TO_ORDER", "APPLY_TO_ITEMS", "APPLY_TO_ITEMS_PROPORTIONALLY")
    return st.fixed_dictionaries(
        {"type": st.just("AMOUNT"), "amount_off": MONEY.filter(bool)},
        optional={"effect": st.sampled_from(effects)},
    )


def _percents() -> SearchStrategy[Json]:
    return st.fixed_dictionaries(
        {"type": st.just("PERCENT"), "percent_off": st.sampled_from([10, 50, 33.3, 12.5, 100])},
        optional={
            "amount_limit": st.sampled_from([100, 333]),
            "effect": st.sampled_from(("APPLY_TO_ORDER", "APPLY_TO_ITEMS")),
        },
    )


def _units() -> SearchStrategy[Json]:
    effects = ("ADD_NEW_ITEMS", "ADD_MISSING_ITEMS")
    return st.fixed_dictionaries(
        {
            "type": st.just("UNIT"),
            "unit_off": st.integers(1, 2),
            "unit_type": st.sampled_from(PRODUCTS),
            "effect": st.sampled_from(effects),
        }
    )
