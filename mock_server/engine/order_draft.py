"""An order as a caller sent it, and how it changes a stored one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mock_server.engine.customer import CustomerDraft
from mock_server.engine.money import MOST, Money
from mock_server.engine.order import Line, Order, OrderStatus
from mock_server.engine.refusals import InvalidAmount
from mock_server.engine.validity import Metadata, with_metadata


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """What was sent of an order; None means not sent. Discounts in a request are ignored (E-8)."""

    id: str | None = None
    source_id: str | None = None
    status: OrderStatus | None = None
    amount: Money | None = None
    items: tuple[Line, ...] | None = None
    metadata: Metadata | None = None
    referrer_id: str | None = None
    customer: CustomerDraft | None = None
    referrer: CustomerDraft | None = None
    created_at: datetime | None = None


def drafted(order: Order, draft: OrderDraft, lines: Sequence[Line] | None) -> Order:
    """Return *order* with what *draft* sends; metadata merges key by key (R-2).

    Args:
        order: A stored order, or an empty one.
        draft: What was sent.
        lines: The sent lines with their prices resolved; None keeps those of *order*.
    """
    items = order.items if lines is None else tuple(lines)
    amount = order.amount if lines is None else summed(items)
    changed = replace(
        order,
        source_id=order.source_id or draft.source_id,
        status=draft.status or order.status,
        amount=amount if draft.amount is None else draft.amount,
        initial_amount=order.initial_amount if lines is None else None,
        items=items,
        metadata=_metadata(order, draft),
        referrer_id=draft.referrer_id or order.referrer_id,
    )
    return within_amount(changed)


def summed(lines: Sequence[Line]) -> Money | None:
    """Return the sum of the known line amounts in minor units; None if no line has one."""
    known = [line.amount for line in lines if line.amount is not None]
    return sum(known) if known else None


def check_amount(order: Order) -> None:
    """Refuse an order whose lines, or one of them, come to more than a JSON number carries.

    Raises:
        InvalidAmount: They do, with their free units if there are some (redemptions.md 14).
    """
    amounts = (order.amount, *(line.amount for line in order.items))
    if any(amount is not None and amount > MOST for amount in amounts):
        raise InvalidAmount(f"Order amount must not be more than {MOST}")


def within_amount(order: Order) -> Order:
    """Return *order* with its discounts cut down to what there is to pay.

    The order-level discount goes first, then those of the lines, the last line first.
    """
    excess = -order.total_amount
    if excess <= 0:
        return order
    on_order = order.discount_amount
    if on_order is not None:
        order = replace(order, discount_amount=max(0, on_order - excess))
        excess -= on_order
    return replace(order, items=_trimmed(order.items, max(0, excess)))


def _trimmed(lines: Sequence[Line], excess: Money) -> tuple[Line, ...]:
    """Return *lines* with *excess* less discount on them, taken from the last ones."""
    kept: list[Line] = []
    for line in reversed(lines):
        cut = min(excess, line.discount_amount)
        kept.append(replace(line, discount_amount=line.discount_amount - cut) if cut else line)
        excess -= cut
    return tuple(reversed(kept))


def _metadata(order: Order, draft: OrderDraft) -> Metadata | None:
    if draft.metadata is None:
        return order.metadata
    return with_metadata(order.metadata, draft.metadata)
