"""The kinds of discount, one file each, and what each does to an order.

To add a kind: a file with one frozen dataclass and its arithmetic, its name in `Discount`, and a
branch in `apply`.
"""

from typing import TypeAlias

from mock_server.engine.discounts import (
    amount_off,
    fixed_price,
    free_units,
    percent_off,
    replacement,
)
from mock_server.engine.discounts.amount_off import AmountOff
from mock_server.engine.discounts.effect import Effect
from mock_server.engine.discounts.fixed_price import FixedPrice
from mock_server.engine.discounts.free_units import FreeUnits, ManyFreeUnits
from mock_server.engine.discounts.percent_off import PercentOff
from mock_server.engine.discounts.replacement import Replacement
from mock_server.engine.discounts.targets import EVERYTHING, Target, Targets
from mock_server.engine.discounts.terms import Catalogue, Priced, Terms
from mock_server.engine.money import Money
from mock_server.engine.order import Order

Discount: TypeAlias = AmountOff | PercentOff | FixedPrice | FreeUnits | ManyFreeUnits | Replacement

__all__ = [
    "EVERYTHING",
    "AmountOff",
    "Catalogue",
    "Discount",
    "Effect",
    "FixedPrice",
    "FreeUnits",
    "ManyFreeUnits",
    "PercentOff",
    "Priced",
    "Replacement",
    "Target",
    "Targets",
    "Terms",
    "apply",
    "changes",
    "described",
    "effect_of",
]


def apply(discount: Discount, order: Order, terms: Terms) -> Order:
    """Return *order* after *discount*.

    Args:
        discount: What to apply; formulas are not evaluated, their fallback values are (P-19).
        order: As this discount meets it, with `applied_*` cleared (`Order.with_nothing_applied`).
        terms: Its targets, the project's modes, and the catalogue that UNIT discounts need.

    Returns:
        The order with cumulative amounts raised, `applied_*` for this discount alone, and units
        added or replaced. `total_amount` and every line's subtotal stay at 0 or above (P-16).

    Source: redemptions.md 4.
    """
    effect = effect_of(discount, terms.targets)
    match discount:
        case AmountOff():
            return amount_off.take(discount, effect, order, terms)
        case PercentOff():
            return percent_off.take(discount, effect, order, terms)
        case FixedPrice():
            return fixed_price.take(discount, effect, order, terms)
        case FreeUnits() | ManyFreeUnits():
            return free_units.give(discount, order, terms)
        case Replacement():
            return replacement.swap(discount, order, terms)


def described(discount: Discount, catalogue: Catalogue) -> Discount:
    """Return *discount* as answers show it: free units say which product or SKU they are (4.6)."""
    match discount:
        case FreeUnits():
            return free_units.named(discount, catalogue)
        case ManyFreeUnits():
            return ManyFreeUnits(tuple(free_units.named(one, catalogue) for one in discount.units))
        case _:
            return discount


def effect_of(discount: Discount, targets: Targets) -> Effect:
    """Return the effect of *discount*, or the default where none is set.

    Free units: ADD_MISSING_ITEMS (P-18). Others: APPLY_TO_ITEMS if products are included or
    excluded, else APPLY_TO_ORDER (redemptions.md 4.5).
    """
    if discount.effect is not None:
        return discount.effect
    if isinstance(discount, FreeUnits):
        return free_units.DEFAULT_EFFECT
    listed = targets.included or targets.excluded
    return Effect.APPLY_TO_ITEMS if listed else Effect.APPLY_TO_ORDER


def changes(before: Order, after: Order) -> bool:
    """Say whether a redeemable had an effect: amounts or units of *after* differ (6.5)."""
    return _face(before) != _face(after)


def _face(order: Order) -> tuple[Money | None, Money, tuple[tuple[int, int, Money], ...]]:
    lines = tuple(
        (line.quantity, line.discount_quantity, line.discount_amount) for line in order.items
    )
    return order.amount, order.discount_amount or 0, lines
