"""FIXED: a new price for the order or for units of it."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from mock_server.engine.discounts.effect import Effect
from mock_server.engine.discounts.picks import Pick, picks
from mock_server.engine.discounts.taking import Wish, off_lines, off_order
from mock_server.engine.discounts.terms import Terms
from mock_server.engine.money import Money, least
from mock_server.engine.order import Line, Order


@dataclass(frozen=True, slots=True)
class FixedPrice:
    """Sell for `fixed_amount` minor units; None where each target brings its own `price`."""

    type: ClassVar[Literal["FIXED"]] = "FIXED"
    fixed_amount: Money | None = None
    effect: Effect | None = None
    fixed_amount_formula: str | None = None


def take(discount: FixedPrice, effect: Effect, order: Order, terms: Terms) -> Order:
    """Take off what *order*, or each unit with APPLY_TO_ITEMS, costs above the new price.

    Nothing gets dearer, and nothing changes where no new price is known. Source: redemptions.md
    4.5, E-5 (items take amount and unit limits).
    """
    if effect is Effect.APPLY_TO_ITEMS:
        wishes = [_wish(discount, pick, order.items[pick.index]) for pick in picks(order, terms)]
        return off_lines(order, wishes)
    base = (order.amount or 0) if terms.initial_mode else order.total_amount
    return off_order(order, _above(base, discount.fixed_amount))


def _wish(discount: FixedPrice, pick: Pick, line: Line) -> Wish:
    entry = pick.entry
    price = entry.price if entry.price is not None else discount.fixed_amount
    off = _above(line.unit_price or 0, price) * len(pick.units)
    return Wish(pick, least(off, entry.amount_limit))


def _above(present: Money, wanted: Money | None) -> Money:
    return 0 if wanted is None else max(0, present - wanted)
