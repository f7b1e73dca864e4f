"""Orders: kept, read, changed, and prepared for a redemption."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from mock_server.engine.customer import Customer
from mock_server.engine.order import Line, Order
from mock_server.engine.order_draft import OrderDraft, check_amount, drafted
from mock_server.engine.refusals import NotFound
from mock_server.service import catalogue, customers, metadata_schemas, shelving
from mock_server.service.listing import ordered
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import ORDERS

_SORTED: Mapping[str, Callable[[Order], datetime | str | int | None]] = {
    "created_at": lambda order: order.created_at,
    "updated_at": lambda order: order.updated_at,
    "id": lambda order: order.id,
    "source_id": lambda order: order.source_id,
    "status": lambda order: order.status,
    "amount": lambda order: order.amount,
}


def known(tx: Transaction, key: str | None) -> Order | None:
    """Return the order with that id or source id, None if there is none."""
    if key is None:
        return None
    return tx.get(ORDERS, key) or tx.first(ORDERS, "source_id", key)


def find(tx: Transaction, key: str) -> Order:
    """Return the order with that id or source id.

    Raises:
        NotFound: Nothing has it.
    """
    order = known(tx, key)
    if order is None:
        raise NotFound.of("order", key)
    return order


def every(tx: Transaction, by: str | None) -> Iterable[Order]:
    """Return all orders, the newest first, or sorted *by* a field of `_SORTED`, `-` descending."""
    if by is None:
        return tx.every(ORDERS, newest_first=True)
    return ordered(tx.every(ORDERS), by, _SORTED)


def for_redeeming(tx: Transaction, draft: OrderDraft | None) -> Order:
    """Return the order that a redemption or validation works on; nothing is stored.

    By `id` the stored order with what was sent on top, by a known `source_id` the stored order as
    it is, otherwise a new one (redemptions.md 3.4). No order at all is an empty one (E-8).

    Raises:
        NotFound: `id` is unknown.
        MetadataValidationFailed: The metadata is not as the project demands.
    """
    if draft is None:
        return Order()
    if draft.id is not None:
        order = find(tx, draft.id)
        return _drafted(tx, order, _unclaimed(tx, order, draft))
    return known(tx, draft.source_id) or _drafted(tx, Order(), draft)


def put(tx: Transaction, at: Moment, draft: OrderDraft) -> Order:
    """Create an order, or change the one with that id or source id (upsert, resources.md 6).

    Raises:
        InvalidAmount: Its lines come to more than an answer can state.
        MetadataValidationFailed: The metadata is not as the project demands.
    """
    stored = known(tx, draft.id) or known(tx, draft.source_id)
    if stored is not None:
        return _change(tx, at, stored, draft)
    order = _drafted(tx, Order(id=draft.id, status="CREATED", metadata={}), draft)
    check_amount(order)
    created = save(tx, at, _with_people(tx, at, order, draft))
    if draft.created_at is not None:
        created = replace(created, created_at=draft.created_at)
        keep(tx, created)
    return created


def update(tx: Transaction, at: Moment, key: str, draft: OrderDraft) -> Order:
    """Change the order with that id or source id; what was not sent stays.

    Raises:
        NotFound: Nothing has it.
        InvalidAmount: Its lines would come to more than an answer can state.
        MetadataValidationFailed: The metadata would not be as the project demands.
    """
    return _change(tx, at, find(tx, key), draft)


def save(tx: Transaction, at: Moment, order: Order) -> Order:
    """Store *order*, new or changed, with ids and dates, and return it as stored."""
    items = tuple(_with_id(shelving.stocked(tx, at, line), at) for line in order.items)
    if order.created_at is None:
        order = replace(order, id=order.id or at.new_id("ord"), created_at=at.now)
    else:
        order = replace(order, updated_at=at.now)
    order = replace(order, items=items)
    tx.put(ORDERS, order)
    return order


def keep(tx: Transaction, order: Order) -> None:
    """Store *order* as it is: its ids and dates are settled."""
    tx.put(ORDERS, order)


def _change(tx: Transaction, at: Moment, stored: Order, draft: OrderDraft) -> Order:
    draft = _unclaimed(tx, stored, draft)
    changed = _drafted(tx, stored.with_nothing_applied(), draft)
    check_amount(changed)
    return save(tx, at, _with_people(tx, at, changed, draft))


def _unclaimed(tx: Transaction, order: Order, draft: OrderDraft) -> OrderDraft:
    """Return *draft* without a source id that another order has: it names one order only."""
    owner = known(tx, draft.source_id)
    return draft if owner is None or owner.id == order.id else replace(draft, source_id=None)


def _with_people(tx: Transaction, at: Moment, order: Order, draft: OrderDraft) -> Order:
    customer = _upserted(tx, at, draft)
    referrer_id = order.referrer_id
    if draft.referrer is not None:
        referrer_id = customers.upsert(tx, at, draft.referrer).id
    customer_id = order.customer_id if customer is None else customer.id
    return replace(order, customer_id=customer_id, referrer_id=referrer_id)


def _upserted(tx: Transaction, at: Moment, draft: OrderDraft) -> Customer | None:
    return None if draft.customer is None else customers.upsert(tx, at, draft.customer)


def _drafted(tx: Transaction, order: Order, draft: OrderDraft) -> Order:
    """Return *order* with what *draft* sends; the metadata of a new one has to be complete."""
    changed = drafted(order, draft, _lines(tx, draft))
    if order.created_at is None or draft.metadata is not None:
        metadata_schemas.check(tx, "order", changed.metadata)
    return changed


def _lines(tx: Transaction, draft: OrderDraft) -> tuple[Line, ...] | None:
    if draft.items is None:
        return None
    metadata_schemas.check(tx, "order_item", *(line.metadata for line in draft.items))
    return tuple(catalogue.priced(tx, line) for line in draft.items)


def _with_id(line: Line, at: Moment) -> Line:
    return line if line.id is not None else replace(line, id=at.new_id("ordli"))
