"""AMOUNT: a fixed sum off the order or its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from mock_server.engine.discounts.effect import Effect
from mock_server.engine.discounts.picks import Pick, picks, worth
from mock_server.engine.discounts.taking import Wish, off_lines, off_order
from mock_server.engine.discounts.terms import Terms
from mock_server.engine.money import Money, least, split
from mock_server.engine.order import Line, Order


@dataclass(frozen=True, slots=True)
class AmountOff:
    """Take `amount_off` minor units off.

    `effect` None: see `discounts.effect_of`.
    """

    type: ClassVar[Literal["AMOUNT"]] = "AMOUNT"
    amount_off: Money
    effect: Effect | None = None
    aggregated_amount_limit: Money | None = None
    amount_off_formula: str | None = None


def take(discount: AmountOff, effect: Effect, order: Order, terms: Terms) -> Order:
    """Take *discount* off *order* as *effect* says.

    Source: redemptions.md 4.5, E-5: unit and line limits hold only by quantity.
    """
    match effect:
        case Effect.APPLY_TO_ITEMS:
            return _off_each(discount, picks(order, terms, limited=False), order)
        case Effect.APPLY_TO_ITEMS_BY_QUANTITY:
            return _off_units(discount, picks(order, terms), order)
        case Effect.APPLY_TO_ITEMS_PROPORTIONALLY:
            return _off_split(discount, order, terms)
        case Effect.APPLY_TO_ITEMS_PROPORTIONALLY_BY_QUANTITY:
            return _off_split(discount, order, terms, by_quantity=True)
        case _:
            return off_order(order, discount.amount_off)


def _off_each(discount: AmountOff, found: Sequence[Pick], order: Order) -> Order:
    """Take the amount once per line or, where an entry counts units, once per unit."""
    wishes = [
        Wish(pick, _by_units(discount, pick, order.items[pick.index]))
        if pick.entry.target == "UNIT"
        else Wish(pick, discount.amount_off)
        for pick in found
    ]
    return off_lines(order, wishes, discount.aggregated_amount_limit)


def _off_units(discount: AmountOff, found: Sequence[Pick], order: Order) -> Order:
    wishes = [
        Wish(
            pick,
            least(_by_units(discount, pick, order.items[pick.index]), pick.entry.amount_limit),
        )
        for pick in found
    ]
    return off_lines(order, wishes, discount.aggregated_amount_limit)


def _by_units(discount: AmountOff, pick: Pick, line: Line) -> Money:
    return min(discount.amount_off, line.unit_price or 0) * len(pick.units)


def _off_split(
    discount: AmountOff, order: Order, terms: Terms, *, by_quantity: bool = False
) -> Order:
    """Split the amount over the picked lines by what is left of them, or by their units."""
    found = picks(order, terms, limited=False)
    rooms = [worth(pick, order.items[pick.index]) for pick in found]
    total = least(discount.amount_off, sum(rooms), order.total_amount)
    weights = [len(pick.units) for pick in found] if by_quantity else rooms
    shares = _filled(total, weights, rooms)
    wishes = [Wish(pick, share) for pick, share in zip(found, shares, strict=True)]
    return off_lines(order, wishes, capped=False)


def _filled(total: Money, weights: Sequence[int], rooms: Sequence[Money]) -> list[Money]:
    """Split *total* by *weights* without giving any line more than its room.

    What a full line cannot take goes to the others, so that all of *total*, which is at most the
    sum of the rooms, is given (redemptions.md 18, law 6).
    """
    full: dict[int, Money] = {}
    while True:
        open_ = [0 if at in full else weight for at, weight in enumerate(weights)]
        shares = split(total - sum(full.values()), open_)
        over = {at: room for at, room in enumerate(rooms) if shares[at] > room}
        if not over:
            return [full.get(at, share) for at, share in enumerate(shares)]
        full |= over
