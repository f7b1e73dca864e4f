"""Rollbacks: of one redemption or of a whole stack; a late or second attempt is recorded too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mock_server.engine import undoing
from mock_server.engine.customer import Customer
from mock_server.engine.order import Order
from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.redemption import Redemption, RollbackLink
from mock_server.engine.redemption_request import RollbackRequest
from mock_server.engine.refusals import InvalidCustomer, InvalidOrder, InvalidRedemption, Refusal
from mock_server.engine.rollback import Rollback
from mock_server.engine.undoing import Undoing
from mock_server.engine.voucher import Voucher
from mock_server.service import (
    customers,
    orders,
    redeemers,
    redemptions,
    settings,
    transactions,
)
from mock_server.service.moment import Moment
from mock_server.service.refused import Refused
from mock_server.store.base import Transaction
from mock_server.store.kinds import PROMOTION_TIERS, REDEMPTIONS, VOUCHERS


@dataclass(frozen=True, slots=True)
class RolledBack:
    """A successful rollback; `parent` is None unless a stack was undone."""

    rollbacks: tuple[Rollback, ...]
    parent: Rollback | None
    order: Order | None


def roll_back(
    tx: Transaction, at: Moment, id_: str, request: RollbackRequest, *, stacked: bool
) -> RolledBack | Refused:
    """Undo the redemption *id_*, and its children if it is the parent of a stack.

    *stacked* says that the endpoint for stacks was called; it takes single redemptions too (P-38).

    Raises:
        Refusal: Not recorded: unknown, a child, a parent here, another customer or order (E-14).
    """
    redemption = _target(tx, id_, stacked=stacked)
    _check_customer(tx, redemption, request)
    _check_order(tx, redemption, request)
    refusal = undoing.reason_against_state(redemption, at.now)
    customer = _customer(tx, at, redemption, request)
    about = _undoing(tx, at, request, customer)
    if refusal is not None:
        return _fail(tx, at, redemption, about, refusal)
    return _undo(tx, at, redemption, about)


def _target(tx: Transaction, id_: str, *, stacked: bool) -> Redemption:
    record = redemptions.find(tx, id_)
    refusal = undoing.reason_against_kind(record, stacked=stacked)
    if refusal is not None:
        raise refusal
    if isinstance(record, Rollback):
        raise InvalidRedemption("A rollback cannot be rolled back.")
    return record


def _check_customer(tx: Transaction, redemption: Redemption, request: RollbackRequest) -> None:
    if request.customer is None:
        return
    draft = request.customer
    key = draft.id or draft.source_id
    if key is None:
        return
    known = customers.find(tx, key) if draft.id is not None else customers.known(tx, key)
    if known is None or known.id != redemption.customer_id:
        raise InvalidCustomer("Customer is not related with redemption.")


def _check_order(tx: Transaction, redemption: Redemption, request: RollbackRequest) -> None:
    key = request.order_id or request.order_source_id
    if key is None:
        return
    order = orders.known(tx, key)
    if order is None or redemption.order is None or order.id != redemption.order.id:
        raise InvalidOrder("Order is not related with redemption.")


def _customer(
    tx: Transaction, at: Moment, redemption: Redemption, request: RollbackRequest
) -> Customer | None:
    """The redemption's customer, with the attributes that the call sends (redemptions.md 9.1).

    Of one who was deleted since, the id stays (R-11).
    """
    if redemption.customer_id is None:
        return None
    known = customers.known(tx, redemption.customer_id)
    if known is None:
        return redemption.customer
    if request.customer is None or not request.customer.changes:
        return known
    return customers.upsert(tx, at, replace(request.customer, id=known.id))


def _undoing(
    tx: Transaction, at: Moment, request: RollbackRequest, customer: Customer | None
) -> Undoing:
    return Undoing(
        date=at.now,
        channel=at.channel,
        order_mode=settings.current(tx).stacking.redeemables_rollback_order_mode,
        reason=request.reason,
        customer=customer,
        tracking_id=request.tracking_id or (None if customer is None else customer.tracking_id),
        metadata=request.metadata,
    )


def _fail(
    tx: Transaction, at: Moment, redemption: Redemption, about: Undoing, refusal: Refusal
) -> Refused:
    record = undoing.failed(about, redemption, refusal, at.new_id("rrf"))
    tx.put(REDEMPTIONS, record)
    redeemers.count_rollback_failed(tx, redemption)
    refusal.resource_id, refusal.resource_type = record.id, "redemption_rollback"
    return Refused(refusal)


def _undo(tx: Transaction, at: Moment, redemption: Redemption, about: Undoing) -> RolledBack:
    children = _children(tx, redemption)
    targets = children or (redemption,)
    records = tuple(_restore(tx, at, each, about) for each in targets)
    parent = about.record(redemption, at.new_id("rr")) if children else None
    order = _order(tx, redemption, about, parent or records[0], records)
    records = tuple(_placed(each, order, parent) for each in records)
    for target, record in zip(targets, records, strict=True):
        _link(tx, target, record)
    if parent is not None:
        parent = replace(parent, order=order)
        _link(tx, redemption, parent)
    return RolledBack(records, parent, order)


def _children(tx: Transaction, redemption: Redemption) -> tuple[Redemption, ...]:
    records = (tx.get(REDEMPTIONS, id_) for id_ in redemption.child_ids)
    return tuple(one for one in records if isinstance(one, Redemption))


def _restore(tx: Transaction, at: Moment, redemption: Redemption, about: Undoing) -> Rollback:
    """Give the voucher its use and funds back, or take the tier's count down; return the record."""
    record = about.record(redemption, at.new_id("rr"))
    record = replace(
        record,
        voucher=_restored_voucher(tx, at, redemption),
        promotion_tier=_restored_tier(tx, redemption),
    )
    if record.voucher is not None:
        transactions.note_rollback(tx, at, redemption, record)
    redeemers.count_rolled_back(tx, redemption)
    return record


def _restored_voucher(tx: Transaction, at: Moment, redemption: Redemption) -> Voucher | None:
    if redemption.voucher is None:
        return None
    stored = tx.get(VOUCHERS, redemption.voucher.id)
    if stored is None:
        return redemption.voucher
    restored = stored.restored(redemption.amount or 0, at.now)
    tx.put(VOUCHERS, restored)
    return restored


def _restored_tier(tx: Transaction, redemption: Redemption) -> PromotionTier | None:
    if redemption.promotion_tier is None:
        return None
    stored = tx.get(PROMOTION_TIERS, redemption.promotion_tier.id)
    if stored is None or redemption.order is None:
        return redemption.promotion_tier
    restored = stored.restored(redemption.order)
    tx.put(PROMOTION_TIERS, restored)
    return restored


def _order(
    tx: Transaction,
    redemption: Redemption,
    about: Undoing,
    head: Rollback,
    records: Sequence[Rollback],
) -> Order | None:
    """Undo the order too, or leave its values alone, as the project is set; note it in its map."""
    stored = orders.known(tx, redemption.order.id) if redemption.order is not None else None
    if stored is None:
        return None
    order = stored.with_nothing_applied()
    if about.order_mode == "WITH_ORDER":
        order = undoing.without(stored, redemption, about.date)
    order = undoing.noted(order, redemption.id, head.id, records)
    orders.keep(tx, order)
    return order


def _placed(record: Rollback, order: Order | None, parent: Rollback | None) -> Rollback:
    return replace(record, order=order, parent_id=None if parent is None else parent.id)


def _link(tx: Transaction, redemption: Redemption, record: Rollback) -> None:
    """Store *record* and note it on the redemption that it undid."""
    tx.put(REDEMPTIONS, record)
    link = RollbackLink(record.id, record.date, record.order_mode)
    tx.put(REDEMPTIONS, redemption.rolled_back(link))
