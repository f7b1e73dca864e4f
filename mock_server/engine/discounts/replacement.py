"""REPLACE_ITEMS: one product in place of another, an upgrade at no extra cost."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from mock_server.engine.discounts.effect import Effect
from mock_server.engine.discounts.picks import Pick, picks
from mock_server.engine.discounts.taking import Wish, off_lines
from mock_server.engine.discounts.terms import Terms
from mock_server.engine.discounts.units import appended, grown, ware
from mock_server.engine.money import Money, least
from mock_server.engine.order import ApplicationDetail, Order


@dataclass(frozen=True, slots=True)
class Replacement:
    """Replace up to `quantity_limit` units of `source` by units of `target`.

    Each makes way for `target_units_per_unit` units. `source` and `target` are product or SKU ids;
    `quantity_limit` None means every unit (P-20).
    """

    type: ClassVar[Literal["UNIT"]] = "UNIT"
    effect: ClassVar[Effect] = Effect.REPLACE_ITEMS
    source: str
    target: str
    target_units_per_unit: int = 1
    quantity_limit: int | None = None


@dataclass(frozen=True, slots=True)
class _Swap:
    """*count* units of the picked line go; `dearer` is what each costs more afterwards."""

    pick: Pick
    count: int
    price: Money | None
    dearer: Money


def swap(discount: Replacement, order: Order, terms: Terms) -> Order:
    """Return *order* with units of the source taken out and units of the target appended.

    What the new units cost more is taken off their line; what they cost less the customer saves.
    Each source line gets a target line of its own, and says so in `application_details`. Unknown
    prices count as 0. The targets and their limits hold too (E-4).

    Source: redemptions.md 4.8.
    """
    new = ware(discount.target, terms.catalogue, order)
    each = discount.target_units_per_unit
    swaps = tuple(_swaps(discount, (new.price or 0) * each, order, terms))
    after = order
    for one in swaps:
        after = grown(after, one.pick.index, -one.count, one.price)
        after = appended(after, new, one.count * each)
    after = off_lines(after, [_wish(one, at) for at, one in enumerate(swaps, len(order.items))])
    for at, one in enumerate(swaps, len(order.items)):
        after = _explained(after, one.pick.index, at)
    return after


def _swaps(discount: Replacement, cost: Money, order: Order, terms: Terms) -> Iterator[_Swap]:
    """Find what to take out, *cost* minor units coming in for each unit.

    So that nothing falls below zero (P-16), units stay that are discounted away already or whose
    exchange would save more than is left to pay.
    """
    old = ware(discount.source, terms.catalogue, order)
    room, limit = order.total_amount, discount.quantity_limit
    for pick in picks(order, terms, among=old.is_on):
        line = order.items[pick.index]
        price = line.unit_price or 0
        bearable = (_times(price, line.subtotal), _times(price - cost, room))
        count = least(len(pick.units), limit, *bearable)
        limit = None if limit is None else limit - count
        room -= max(0, price - cost) * count
        if count:
            yield _Swap(pick, count, line.unit_price, cost - price)


def _times(each: Money, room: Money) -> int | None:
    """Say how often *each* fits into *room*; None if it takes nothing from it."""
    return room // each if each > 0 else None


def _wish(swapped: _Swap, at: int) -> Wish:
    off = least(swapped.dearer * swapped.count, swapped.pick.entry.amount_limit)
    return Wish(replace(swapped.pick, index=at), off)


def _explained(order: Order, source: int, target: int) -> Order:
    """Note on the *source* line where its units went."""
    old, new = order.items[source], order.items[target]
    detail = ApplicationDetail(
        source_index=source,
        source_applied_quantity=old.applied_quantity,
        source_applied_quantity_amount=old.applied_quantity_amount,
        target_index=target,
        target_applied_quantity=new.applied_quantity,
        target_applied_quantity_amount=new.applied_quantity_amount,
        target_applied_discount_amount=new.applied_discount_amount,
    )
    return order.with_line(source, replace(old, application_details=(detail,)))
