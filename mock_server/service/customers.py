"""Customers: found by id or source id, and written whenever a call names one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from mock_server.engine.customer import Customer, CustomerChanges, CustomerDraft
from mock_server.engine.refusals import NotFound
from mock_server.service import metadata_schemas
from mock_server.service.listing import ANY_TIME, FIRST_PAGE, Page, Span, ordered, paged
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import CUSTOMERS, ORDERS, REDEMPTIONS, VOUCHERS


@dataclass(frozen=True, slots=True)
class CustomerQuery:
    """Which customers a list shows; None asks for nothing.

    `starting_after` is the `created_at` or `updated_at` (as `order` says) of the last row that the
    caller has.
    """

    page: Page = FIRST_PAGE
    order: str = "-created_at"
    email: str | None = None
    city: str | None = None
    name: str | None = None
    created: Span = ANY_TIME
    updated: Span = ANY_TIME
    starting_after: datetime | None = None


def known(tx: Transaction, id_or_source_id: str) -> Customer | None:
    """Return the customer with that id or source id, or None."""
    return tx.get(CUSTOMERS, id_or_source_id) or tx.first(CUSTOMERS, "source_id", id_or_source_id)


def find(tx: Transaction, id_or_source_id: str) -> Customer:
    """Return the customer with that id or source id.

    Raises:
        NotFound: There is none.
    """
    customer = known(tx, id_or_source_id)
    if customer is None:
        raise NotFound.of("customer", id_or_source_id)
    return customer


def by_tracking_id(tx: Transaction, tracking: str) -> Customer | None:
    """Return the customer whose source id is *tracking*, or hashes to it (P-7)."""
    return tx.first(CUSTOMERS, "source_id", tracking) or tx.first(
        CUSTOMERS, "tracking_id", tracking
    )


def meant(tx: Transaction, draft: CustomerDraft) -> Customer | None:
    """Return the stored customer whom *draft* names; None if it is a new one.

    Raises:
        NotFound: There is no customer with the id.
    """
    if draft.id is not None:
        customer = tx.get(CUSTOMERS, draft.id)
        if customer is None:
            raise NotFound.of("customer", draft.id)
        return customer
    if draft.source_id is not None:
        return tx.first(CUSTOMERS, "source_id", draft.source_id)
    return None


def register(tx: Transaction, at: Moment, draft: CustomerDraft) -> Customer:
    """As `upsert`, of a caller who wants just that: a new customer has to be complete.

    Raises:
        NotFound: There is no customer with the id.
        MetadataValidationFailed: The metadata is not as the project demands.
    """
    if meant(tx, draft) is None:
        metadata_schemas.check(tx, "customer", draft.changes.get("metadata"))
    return upsert(tx, at, draft)


def upsert(tx: Transaction, at: Moment, draft: CustomerDraft) -> Customer:
    """Create or update the customer that *draft* describes.

    An id must exist, and beats the source id. A source id is looked up, and created if unknown.
    With neither the customer is always new.

    Raises:
        NotFound: There is no customer with the id.
        MetadataValidationFailed: Metadata was sent, and it is not as the project demands.

    Source: redemptions.md 3.3.
    """
    customer = preview(tx, at, draft)
    tx.put(CUSTOMERS, customer)
    return customer


def preview(tx: Transaction, at: Moment, draft: CustomerDraft) -> Customer:
    """Return what `upsert` would store, and store nothing: for validations.

    Raises:
        NotFound: There is no customer with the id.
        MetadataValidationFailed: Metadata was sent, and it is not as the project demands.
    """
    found = meant(tx, draft)
    if found is None:
        fresh = Customer(at.new_id("cust"), at.now, draft.source_id)
        return _checked(tx, fresh.changed(draft.changes), draft.changes)
    return _changed(tx, found, draft.changes, at.now) if draft.changes else found


def update(tx: Transaction, at: Moment, id_or_source_id: str, changes: CustomerChanges) -> Customer:
    """Change a customer; ids and source ids never change.

    Raises:
        NotFound: There is no such customer.
        MetadataValidationFailed: The metadata would not be as the project demands.
    """
    customer = _changed(tx, find(tx, id_or_source_id), changes, at.now)
    tx.put(CUSTOMERS, customer)
    return customer


def delete(tx: Transaction, id_or_source_id: str) -> None:
    """Forget a customer with their orders, and release what they held (resources.md 5).

    Their redemptions stay and keep the id, but show no customer any more (R-11).

    Raises:
        NotFound: There is no such customer.
    """
    customer = find(tx, id_or_source_id)
    tx.remove(CUSTOMERS, customer.id)
    for record in list(tx.every(REDEMPTIONS, "customer_id", customer.id)):
        tx.put(REDEMPTIONS, replace(record, customer=customer.forgotten()))
    for order in list(tx.every(ORDERS, "customer_id", customer.id)):
        tx.remove(ORDERS, order.id or "")
    for voucher in list(tx.every(VOUCHERS, "holder_id", customer.id)):
        tx.put(VOUCHERS, replace(voucher, holder_id=None))


def listed(tx: Transaction, query: CustomerQuery) -> tuple[tuple[Customer, ...], int]:
    """Return one page of the customers that *query* asks for, and how many there are in all."""
    asked = [
        customer
        for customer in tx.every(CUSTOMERS)
        if query.created.holds(customer.created_at)
        and query.updated.holds(customer.updated_at)
        and _fits(customer, query)
    ]
    ranked = ordered(asked, query.order, _ORDERS)
    rest = [customer for customer in ranked if _follows(customer, query)]
    return paged(rest, query.page)


def _changed(
    tx: Transaction, customer: Customer, changes: CustomerChanges, now: datetime
) -> Customer:
    return _checked(tx, replace(customer.changed(changes), updated_at=now), changes)


def _checked(tx: Transaction, customer: Customer, changes: CustomerChanges) -> Customer:
    if "metadata" in changes:
        metadata_schemas.check(tx, "customer", customer.metadata)
    return customer


def _fits(customer: Customer, query: CustomerQuery) -> bool:
    city = None if customer.address is None else customer.address.city
    asked = ((query.email, customer.email), (query.name, customer.name), (query.city, city))
    return all(wanted is None or wanted == actual for wanted, actual in asked)


def _follows(customer: Customer, query: CustomerQuery) -> bool:
    if query.starting_after is None:
        return True
    by_update = "updated_at" in query.order
    moment = customer.updated_at if by_update else customer.created_at
    if moment is None:
        return False
    after = query.starting_after
    return moment < after if query.order.startswith("-") else moment > after


_ORDERS: Mapping[str, Callable[[Customer], datetime | str | None]] = {
    "created_at": lambda customer: customer.created_at,
    "updated_at": lambda customer: customer.updated_at,
    "source_id": lambda customer: customer.source_id,
}
