"""Undoing a redemption: whether it may be done, what the order looks like afterwards, the record.

Source: redemptions.md 9.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mock_server.engine.channel import Channel, Failure
from mock_server.engine.customer import Customer
from mock_server.engine.order import Line, Order, OrderRedemption
from mock_server.engine.order_draft import within_amount
from mock_server.engine.redemption import OrderMode, Redemption
from mock_server.engine.refusals import (
    AlreadyRolledBack,
    InvalidRedemption,
    InvalidRedemptionParent,
    InvalidRollbackParams,
    Refusal,
)
from mock_server.engine.rollback import Rollback
from mock_server.engine.validity import Metadata

MOST_MONTHS = 3
"""A redemption older than this many calendar months stays (P-42)."""


@dataclass(frozen=True, slots=True)
class Undoing:
    """What all records of one rollback call have in common."""

    date: datetime
    channel: Channel
    order_mode: OrderMode
    reason: str | None = None
    customer: Customer | None = None
    tracking_id: str | None = None
    metadata: Metadata | None = None

    def record(self, redemption: Redemption, id_: str) -> Rollback:
        """Return the record that undoes *redemption*, without order, voucher or tier."""
        return Rollback(
            id=id_,
            date=self.date,
            channel=self.channel,
            redemption_id=redemption.id,
            related_object_type=redemption.related_object_type,
            related_object_id=redemption.related_object_id,
            order_mode=self.order_mode,
            reason=self.reason,
            customer=self.customer,
            tracking_id=self.tracking_id,
            metadata=self.metadata,
            amount=redemption.amount,
            bought=redemption.bought,
        )


def reason_against_kind(redemption: Redemption | Rollback, *, stacked: bool) -> Refusal | None:
    """Return why this record can never be rolled back here, or None.

    Args:
        redemption: What the caller named.
        stacked: Whether the endpoint for stacks was called.
    """
    if isinstance(redemption, Redemption) and redemption.parent_id is not None:
        return InvalidRedemptionParent(
            "You can rollback only a redemption that does not have parent redemption."
        )
    if isinstance(redemption, Rollback) or redemption.failure is not None:
        return InvalidRedemption("You can rollback only a successful redemption.")
    if redemption.child_ids and not stacked:
        return InvalidRedemption(
            "You can rollback only a single redemption. "
            "Use different endpoint for stacked redemption."
        )
    return None


def reason_against_state(redemption: Redemption, now: datetime) -> Refusal | None:
    """Return why *redemption* cannot be rolled back any more, or None; such an attempt is recorded.

    Source: redemptions.md 9.4 (E-14, P-42, P-44).
    """
    if redemption.rollbacks:
        return AlreadyRolledBack("Redemption has been already rolled back.")
    if now > _months_later(redemption.date, MOST_MONTHS):
        return InvalidRollbackParams(f"Redemption is older than {MOST_MONTHS} months.")
    return None


def failed(undoing: Undoing, redemption: Redemption, refusal: Refusal, id_: str) -> Rollback:
    """Record a rollback that was refused."""
    record = undoing.record(redemption, id_)
    about = replace(record, voucher=redemption.voucher, promotion_tier=redemption.promotion_tier)
    return replace(about, failure=Failure(refusal.key, refusal.message))


def without(order: Order, redemption: Redemption, now: datetime) -> Order:
    """Return *order* without the discounts and units of *redemption*, CANCELED (9.3, P-40).

    Discounts of other redemptions stay, as far as the order can bear them: it may have been changed
    since. `applied_*` is cleared.
    """
    left = order.with_nothing_applied()
    undone = redemption.order
    if undone is None:
        return replace(left, status="CANCELED", updated_at=now)
    lines = {line.id: line for line in undone.items}
    kept = [(line, _line_without(line, lines)) for line in left.items]
    free = sum(lines[line.id].applied_quantity_amount for line in left.items if line.id in lines)
    off = max(0, (left.discount_amount or 0) - (undone.applied_discount_amount or 0))
    amount = None if left.amount is None else max(0, left.amount - free)
    undone_order = replace(
        left,
        status="CANCELED",
        updated_at=now,
        amount=amount,
        initial_amount=None if left.initial_amount == amount else left.initial_amount,
        discount_amount=off or None,
        items=tuple(after for before, after in kept if after.quantity or not _emptied(before)),
    )
    return within_amount(undone_order)


def noted(order: Order, key: str, rollback_id: str, children: Sequence[Rollback]) -> Order:
    """Return *order* whose map says that the redemption *key* was rolled back (2.6)."""
    date = children[0].date

    def note(entry: OrderRedemption) -> OrderRedemption:
        if entry.id != key:
            return entry
        ids = tuple(child.id for child in children) if entry.stacked else ()
        return replace(entry, rollback_id=rollback_id, rollback_date=date, rollback_stacked=ids)

    return replace(order, redemptions=tuple(note(entry) for entry in order.redemptions))


def _line_without(line: Line, undone: Mapping[str | None, Line]) -> Line:
    was = undone.get(line.id)
    if was is None:
        return line
    quantity = max(0, line.quantity - was.applied_quantity)
    amount = None if line.amount is None else max(0, line.amount - was.applied_quantity_amount)
    off = max(0, line.discount_amount - was.applied_discount_amount)
    return replace(
        line,
        quantity=quantity,
        amount=amount,
        discount_amount=min(off, amount or 0),
        discount_quantity=max(0, line.discount_quantity - was.applied_discount_quantity),
        initial_quantity=None if line.initial_quantity == quantity else line.initial_quantity,
        initial_amount=None if line.initial_amount == amount else line.initial_amount,
    )


def _emptied(line: Line) -> bool:
    """Whether *line*, with no unit left, goes: not if it was sent without any.

    Units that a stack added and replaced again leave a line that began with none.
    """
    return line.quantity > 0 or line.initial_quantity == 0


def _months_later(date: datetime, months: int) -> datetime:
    """Return the same day and time *months* later, or the last day of a shorter month."""
    month = date.month - 1 + months
    year, month = date.year + month // 12, month % 12 + 1
    return date.replace(year=year, month=month, day=min(date.day, monthrange(year, month)[1]))
