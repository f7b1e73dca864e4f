"""PERCENT: a share off the order or its lines."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from mock_server.engine.discounts.effect import Effect
from mock_server.engine.discounts.picks import Pick, picks
from mock_server.engine.discounts.taking import Wish, off_lines, off_order
from mock_server.engine.discounts.terms import Terms
from mock_server.engine.money import Money, least, percent
from mock_server.engine.order import Line, Order


@dataclass(frozen=True, slots=True)
class PercentOff:
    """Take `percent_off` percent off (12.5 means 12.5 %).

    `amount_limit` (minor units) caps it on the order or on each line, `aggregated_amount_limit`
    over all lines.
    """

    type: ClassVar[Literal["PERCENT"]] = "PERCENT"
    percent_off: Decimal
    effect: Effect | None = None
    amount_limit: Money | None = None
    aggregated_amount_limit: Money | None = None
    percent_off_formula: str | None = None


def take(discount: PercentOff, effect: Effect, order: Order, terms: Terms) -> Order:
    """Take *discount* off *order*: off its lines with APPLY_TO_ITEMS, else off the whole.

    Each share is rounded by itself, halves up. Source: redemptions.md 4.5, 6.5.
    """
    if effect is Effect.APPLY_TO_ITEMS:
        wishes = [
            _wish(discount, pick, order.items[pick.index], terms) for pick in picks(order, terms)
        ]
        return off_lines(order, wishes, discount.aggregated_amount_limit)
    base = (order.amount or 0) if terms.initial_mode else order.total_amount
    return off_order(order, least(percent(base, discount.percent_off), discount.amount_limit))


def _wish(discount: PercentOff, pick: Pick, line: Line, terms: Terms) -> Wish:
    off = percent(_base(pick, line, terms), discount.percent_off)
    return Wish(pick, least(off, discount.amount_limit, pick.entry.amount_limit))


def _base(pick: Pick, line: Line, terms: Terms) -> Money:
    """Some units of a line count at their price, all of them as the line does."""
    if len(pick.units) < line.quantity:
        return (line.unit_price or 0) * len(pick.units)
    return (line.amount or 0) if terms.initial_mode else line.subtotal
