"""The ledger of gift and loyalty cards: one entry for every change of a balance."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import dropwhile, islice

from mock_server.engine.order import Order
from mock_server.engine.redemption import Redemption
from mock_server.engine.rollback import Rollback
from mock_server.engine.transaction import Transaction as Entry
from mock_server.engine.transaction import TransactionType
from mock_server.engine.voucher import Voucher
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import TRANSACTIONS


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a balance changed.

    A rollback names the redemption as well; without either it was done by hand, from *source* and
    for the caller's *reason*.
    """

    order: Order | None = None
    redemption_id: str | None = None
    rollback_id: str | None = None
    source_id: str | None = None
    source: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class TransactionQuery:
    """Which entries of a ledger to show: at most `limit`, those that follow the cursor, if any."""

    limit: int = 10
    newest_first: bool = True
    starting_after_id: str | None = None


def listed(
    tx: Transaction, voucher: Voucher, query: TransactionQuery
) -> tuple[tuple[Entry, ...], bool]:
    """Return entries of the ledger of *voucher*, and whether more follow them.

    Nothing follows a cursor that is not in the ledger.
    """
    entries = tx.every(TRANSACTIONS, "voucher_id", voucher.id, newest_first=query.newest_first)
    if query.starting_after_id is not None:
        entries = dropwhile(lambda entry: entry.id != query.starting_after_id, entries)
        next(entries, None)
    found = tuple(islice(entries, query.limit + 1))
    return found[: query.limit], len(found) > query.limit


def record(tx: Transaction, at: Moment, voucher: Voucher, amount: int, cause: Cause) -> Entry:
    """Note that the balance of *voucher* changed by *amount*, which is signed.

    *voucher* is the card after the change. The entry's type follows from the card, the sign and the
    cause (resources.md 2.5), its total is the balance plus what is redeemed for good (F-1).
    """
    order = cause.order
    entry = Entry(
        id=at.new_id("vtx"),
        voucher_id=voucher.id,
        type=_type(voucher, amount, cause),
        amount=amount,
        balance=voucher.balance,
        total=voucher.total,
        created_at=at.now,
        campaign_id=voucher.campaign_id,
        source_id=cause.source_id,
        source=cause.source,
        reason=cause.reason,
        order_id=None if order is None else order.id,
        order_source_id=None if order is None else order.source_id,
        redemption_id=cause.redemption_id,
        rollback_id=cause.rollback_id,
    )
    tx.put(TRANSACTIONS, entry)
    return entry


def note_redemption(tx: Transaction, at: Moment, redemption: Redemption) -> None:
    """Note what *redemption* took from its card; discount vouchers have no ledger."""
    if redemption.voucher is not None and redemption.voucher.type != "DISCOUNT_VOUCHER":
        cause = Cause(order=redemption.order, redemption_id=redemption.id)
        record(tx, at, redemption.voucher, -(redemption.amount or 0), cause)


def note_rollback(tx: Transaction, at: Moment, redemption: Redemption, rollback: Rollback) -> None:
    """Note what *rollback*, the undoing of *redemption*, gave back to its card."""
    if rollback.voucher is not None and rollback.voucher.type != "DISCOUNT_VOUCHER":
        cause = Cause(order=redemption.order, redemption_id=redemption.id, rollback_id=rollback.id)
        record(tx, at, rollback.voucher, redemption.amount or 0, cause)


def _type(voucher: Voucher, amount: int, cause: Cause) -> TransactionType:
    kind = "CREDITS" if voucher.type == "GIFT_VOUCHER" else "POINTS"
    if cause.rollback_id is not None:
        return _TYPES[kind, "REFUND"]
    if cause.redemption_id is not None:
        return _TYPES[kind, "REDEMPTION"]
    return _TYPES[kind, "ADDITION" if amount > 0 else "REMOVAL"]


_TYPES: Mapping[tuple[str, str], TransactionType] = {
    ("CREDITS", "REDEMPTION"): "CREDITS_REDEMPTION",
    ("CREDITS", "REFUND"): "CREDITS_REFUND",
    ("CREDITS", "ADDITION"): "CREDITS_ADDITION",
    ("CREDITS", "REMOVAL"): "CREDITS_REMOVAL",
    ("POINTS", "REDEMPTION"): "POINTS_REDEMPTION",
    ("POINTS", "REFUND"): "POINTS_REFUND",
    ("POINTS", "ADDITION"): "POINTS_ADDITION",
    ("POINTS", "REMOVAL"): "POINTS_REMOVAL",
}
