"""Who redeems: the customer of a redemption or validation, by draft or by tracking id."""

from dataclasses import replace

from mock_server.engine.customer import Customer, CustomerDraft, tracking_id
from mock_server.engine.redemption import Redemption
from mock_server.engine.redemption_request import RedemptionRequest
from mock_server.engine.refusals import AmbiguousTrackingId
from mock_server.service import customers, settings
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import CUSTOMERS


def stored(tx: Transaction, at: Moment, request: RedemptionRequest) -> Customer | None:
    """Return the customer of *request*, created or updated; None if it names nobody.

    A web page that may not write customers leaves a known one alone, and an unknown one is nobody.

    Raises:
        NotFound: A customer id that does not exist.
        MetadataValidationFailed: Metadata was sent, and it is not as the project demands.

    Source: redemptions.md 3.3 (P-7), resources.md F-7.
    """
    draft = _draft(tx, request)
    if draft is None:
        return None
    return customers.meant(tx, draft) if _barred(tx, request) else customers.upsert(tx, at, draft)


def previewed(tx: Transaction, at: Moment, request: RedemptionRequest) -> Customer | None:
    """Return what `stored` would, without storing it: validations leave customers alone."""
    draft = _draft(tx, request)
    return None if draft is None else customers.preview(tx, at, draft)


def asking(
    tx: Transaction, at: Moment, request: RedemptionRequest, customer: Customer | None
) -> Customer | None:
    """Return whom rules look at: *customer* as stored, with what a page sends that is not."""
    return previewed(tx, at, request) if _barred(tx, request) else customer


def refuse_two(tx: Transaction, request: RedemptionRequest) -> None:
    """Refuse a request whose tracking id is neither its customer's source id nor its hash.

    A customer without a source id contradicts no tracking id.

    Raises:
        AmbiguousTrackingId: The two name two customers (E-17).
        NotFound: A customer id that does not exist.
    """
    tracked, draft = request.tracking_id, request.customer
    if tracked is None or draft is None:
        return
    source_id = draft.source_id if draft.id is None else customers.find(tx, draft.id).source_id
    if source_id is not None and tracked not in (source_id, tracking_id(source_id)):
        raise AmbiguousTrackingId(tracked, source_id)


def count_failed(tx: Transaction, customer: Customer | None) -> None:
    """Count a failed redemption: the one counter that a failed call changes (E-13)."""
    if customer is not None:
        summary = customer.summary
        counted = replace(summary, total_failed=summary.total_failed + 1)
        tx.put(CUSTOMERS, replace(customer, summary=counted))


def count_redeemed(tx: Transaction, redemption: Redemption) -> None:
    """Count a redemption, and what a card gave, for its customer."""
    _count(tx, redemption, 1)


def count_rolled_back(tx: Transaction, redemption: Redemption) -> None:
    """Count the rollback of *redemption*, and what its card got back, for its customer."""
    _count(tx, redemption, -1)


def count_rollback_failed(tx: Transaction, redemption: Redemption) -> None:
    """Count a refused rollback for the customer of *redemption* (E-14)."""
    customer = _of(tx, redemption)
    if customer is not None:
        summary = customer.summary
        counted = replace(summary, total_rollback_failed=summary.total_rollback_failed + 1)
        tx.put(CUSTOMERS, replace(customer, summary=counted))


def _of(tx: Transaction, redemption: Redemption) -> Customer | None:
    return None if redemption.customer_id is None else tx.get(CUSTOMERS, redemption.customer_id)


def _count(tx: Transaction, redemption: Redemption, times: int) -> None:
    customer = _of(tx, redemption)
    if customer is None:
        return
    voucher, summary = redemption.voucher, customer.summary
    taken = times * (redemption.amount or 0)
    gift = voucher is not None and voucher.gift is not None
    counted = replace(
        summary,
        total_succeeded=summary.total_succeeded + (1 if times > 0 else 0),
        total_rollback_succeeded=summary.total_rollback_succeeded + (1 if times < 0 else 0),
        redeemed_credits=summary.redeemed_credits + (taken if gift else 0),
        redeemed_points=summary.redeemed_points + (0 if gift else taken),
    )
    tx.put(CUSTOMERS, replace(customer, summary=counted))


def _barred(tx: Transaction, request: RedemptionRequest) -> bool:
    return request.client_side and not settings.current(tx).client_upserts_customers


def _draft(tx: Transaction, request: RedemptionRequest) -> CustomerDraft | None:
    if request.customer is not None:
        return request.customer
    if not request.tracking_id:  # an empty one names nobody
        return None
    known = customers.by_tracking_id(tx, request.tracking_id)
    return CustomerDraft(source_id=request.tracking_id if known is None else known.source_id)
