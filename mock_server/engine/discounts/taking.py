"""Taking money off an order or its lines, never more than is left of them (P-16)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mock_server.engine.discounts.picks import Pick
from mock_server.engine.discounts.targets import Target
from mock_server.engine.money import Money, least
from mock_server.engine.order import Line, Order


@dataclass(frozen=True, slots=True)
class Wish:
    """What a discount would take off a picked line if nothing else limited it."""

    pick: Pick
    amount: Money


def off_order(order: Order, wanted: Money) -> Order:
    """Take *wanted* minor units off the order as a whole, at most what is left to pay.

    An order-level discount leaves its mark even if it is 0 (redemptions.md 4.1).
    """
    off = least(wanted, order.total_amount)
    return replace(
        order,
        discount_amount=(order.discount_amount or 0) + off,
        applied_discount_amount=(order.applied_discount_amount or 0) + off,
    )


def off_lines(
    order: Order, wishes: Iterable[Wish], limit: Money | None = None, *, capped: bool = True
) -> Order:
    """Take *wishes* off their lines, earlier ones first.

    Args:
        order: No line and not the order as a whole falls below zero.
        wishes: What to take, in minor units, limits of single lines included already.
        limit: How much may be taken over all lines; None is no limit.
        capped: Whether the `aggregated_amount_limit` of each entry holds (E-5: not for splits).
    """
    lines = list(order.items)
    left = least(order.total_amount, limit)
    taken: dict[Target, Money] = {}
    for wish in wishes:
        index, entry = wish.pick.index, wish.pick.entry
        before = taken.get(entry, 0)
        rest = _rest(entry, before) if capped else None
        off = least(wish.amount, lines[index].subtotal, left, rest)
        lines[index] = _off(lines[index], off)
        taken[entry] = before + off
        left -= off
    return replace(order, items=tuple(lines))


def _rest(entry: Target, taken: Money) -> Money | None:
    limit = entry.aggregated_amount_limit
    return None if limit is None else limit - taken


def _off(line: Line, off: Money) -> Line:
    return replace(
        line,
        discount_amount=line.discount_amount + off,
        applied_discount_amount=line.applied_discount_amount + off,
    )
