"""Redemptions: made and recorded; a refused one leaves a record too (wall 6)."""

from dataclasses import dataclass, replace

from mock_server.engine import spending
from mock_server.engine.evaluation import Evaluation
from mock_server.engine.order import Order, OrderStatus
from mock_server.engine.redemption import Redemption
from mock_server.engine.redemption_request import RedemptionRequest
from mock_server.engine.refusals import NoApplicableRedeemables, NotFound, Refusal
from mock_server.engine.spending import Attempt, Spent
from mock_server.service import (
    evaluations,
    metadata_schemas,
    orders,
    redeemers,
    rewards,
    sessions,
    transactions,
)
from mock_server.service.evaluations import Prepared
from mock_server.service.moment import Moment
from mock_server.service.refused import Refused
from mock_server.store.base import Transaction
from mock_server.store.kinds import PROMOTION_TIERS, REDEMPTIONS, VOUCHERS, Record


@dataclass(frozen=True, slots=True)
class Redeemed:
    """A successful call: its records, the order, and what was left out."""

    spent: Spent
    evaluation: Evaluation


def redeem(tx: Transaction, at: Moment, request: RedemptionRequest) -> Redeemed | Refused:
    """Redeem what *request* asks for, all or (in PARTIAL mode) what applies of it.

    Raises:
        Refusal: The request as a whole is malformed (redemptions.md 3.2); nothing is stored.
    """
    metadata_schemas.check(tx, "redemption", request.metadata)
    prepared = evaluations.prepare(tx, at, request)
    attempt = _attempt(tx, at, request)
    asking = redeemers.asking(tx, at, request, attempt.customer)
    evaluation = evaluations.run(tx, at, prepared, asking, redeeming=True)
    if not evaluation.valid(prepared.rules):
        return _fail(tx, at, attempt, prepared, evaluation)
    return _succeed(tx, at, attempt, prepared, evaluation)


def find(tx: Transaction, id_: str) -> Record:
    """Return the redemption or rollback with that id.

    Raises:
        NotFound: There is none.
    """
    record = tx.get(REDEMPTIONS, id_)
    if record is None:
        raise NotFound.of("redemption", id_)
    return record


def _attempt(tx: Transaction, at: Moment, request: RedemptionRequest) -> Attempt:
    customer = redeemers.stored(tx, at, request)
    return Attempt(
        date=at.now,
        channel=at.channel,
        customer=customer,
        tracking_id=None if customer is None else customer.tracking_id,
        metadata=request.metadata,
        session_key=None if request.session is None else request.session.key,
    )


def _succeed(
    tx: Transaction, at: Moment, attempt: Attempt, prepared: Prepared, evaluation: Evaluation
) -> Redeemed:
    order = orders.save(tx, at, _paid(evaluation.order, attempt, prepared))
    ids = [at.new_id("r") for _ in range(_records(evaluation))]
    spent = spending.succeeded(attempt, evaluation.applied, order, ids)
    spent = replace(
        spent, redemptions=tuple(rewards.hand_over(tx, at, one) for one in spent.redemptions)
    )
    orders.keep(tx, spent.order)
    for redemption in spent.redemptions:
        _save(tx, at, redemption)
    if spent.parent is not None:
        tx.put(REDEMPTIONS, spent.parent)
    if attempt.session_key is not None:
        sessions.release_all(tx, attempt.session_key)
    return Redeemed(spent, evaluation)


def _records(evaluation: Evaluation) -> int:
    """One for each applied redeemable, and one for the parent of several."""
    applied = len(evaluation.applied)
    return applied if applied == 1 else applied + 1


def _paid(order: Order, attempt: Attempt, prepared: Prepared) -> Order:
    customer = attempt.customer
    return replace(
        order,
        status=_status(order, prepared),
        customer_id=order.customer_id if customer is None else customer.id,
        metadata=order.metadata if order.metadata is not None else {},
    )


def _status(order: Order, prepared: Prepared) -> OrderStatus:
    """A redeemed order is paid, unless the caller says otherwise or it is fulfilled (3.4)."""
    sent = prepared.request.order
    if sent is not None and sent.status is not None and sent.status == order.status:
        return sent.status
    return "FULFILLED" if order.status == "FULFILLED" else "PAID"


def _save(tx: Transaction, at: Moment, redemption: Redemption) -> None:
    """Store one record with what it changed: voucher, ledger, tier, customer."""
    tx.put(REDEMPTIONS, redemption)
    if redemption.voucher is not None:
        tx.put(VOUCHERS, redemption.voucher)
        transactions.note_redemption(tx, at, redemption)
    if redemption.promotion_tier is not None:
        tx.put(PROMOTION_TIERS, redemption.promotion_tier)
    redeemers.count_redeemed(tx, redemption)


def _fail(
    tx: Transaction, at: Moment, attempt: Attempt, prepared: Prepared, evaluation: Evaluation
) -> Refused:
    """Record the failed call and say why it failed (3.7, P-1)."""
    refusal = _reason(prepared, evaluation)
    record = spending.failed(attempt, prepared.redeemables, refusal, at.new_id("rf"))
    tx.put(REDEMPTIONS, record)
    redeemers.count_failed(tx, attempt.customer)
    refusal.resource_id, refusal.resource_type = record.id, "redemption"
    return Refused(refusal)


def _reason(prepared: Prepared, evaluation: Evaluation) -> Refusal:
    partial = prepared.rules.redeemables_application_mode == "PARTIAL"
    if partial or not evaluation.inapplicable:
        return NoApplicableRedeemables()
    first = evaluation.inapplicable[0]
    first.refusal.redeemable_id = first.redeemable.id
    first.refusal.redeemable_type = first.redeemable.type
    return first.refusal
