"""What a redemption changes that its answer does not show in full (redemptions.md 3.6)."""

from collections.abc import Iterator

from conformance.model.edit import Blur, Book, Edit, Forget, Loosen, Put, Release
from conformance.model.nouns import customer, promotion_tier, transaction
from conformance.model.nouns import voucher as vouchers
from conformance.model.rules.evaluation import Applied, Evaluation
from conformance.model.rules.locks import own_key
from conformance.model.rules.party import Party
from conformance.model.unknown import UNKNOWN, Known, Symbol


def changes(evaluation: Evaluation) -> Iterator[Edit]:
    """Yield what a successful call changes that its answer does not show in full."""
    scene = evaluation.scene
    for each in evaluation.applied:
        yield from _used(each)
    yield Blur("customers", "summary.orders")
    yield from _customer(evaluation.party, _counters(evaluation))
    key = own_key(scene)
    if key:
        for each in evaluation.applied:
            yield Release(key, each.wanted.document["id"])
        # What else the key holds may stay: the sources speak of one lock (8).
        yield Loosen(key)


def _used(applied: Applied) -> Iterator[Edit]:
    document = applied.wanted.document
    if applied.wanted.object != "voucher":
        before, after = applied.before, applied.after
        if before is UNKNOWN or after is UNKNOWN:
            yield Put("promotion_tiers", promotion_tier.used(document, UNKNOWN, UNKNOWN))
            return
        off = before.total - after.total
        yield Put("promotion_tiers", promotion_tier.used(document, after.amount or 0, off))
        return
    after = vouchers.used(document, applied.taken or 0)
    yield Put("vouchers", after)
    if document["type"] in vouchers.UNITS:
        entry = transaction.entry(after, "redeemed", -(applied.taken or 0))
        yield Book(document["id"], entry)


def _counters(evaluation: Evaluation) -> dict[str, Known]:
    """Return how the counters of the customer change.

    Whether a stack counts once or once for each part the sources do not say.
    """
    uses = UNKNOWN if len(evaluation.applied) > 1 else 1
    paid = sum(each.taken or 0 for each in evaluation.applied)
    return {"total_redeemed": uses, "total_succeeded": uses, "gift.redeemed_amount": paid}


def _customer(party: Party, counters: dict[str, Known]) -> Iterator[Edit]:
    """Yield what becomes of the customer: upserted, and counted."""
    if party.id is None:
        return
    if party.id is UNKNOWN:
        yield from of_somebody()
        return
    if party.document is None:
        new = customer.new(party.sent if isinstance(party.sent, dict) else {})
        if isinstance(party.id, Symbol):
            fresh = customer.counted(new, counters)
            orders = {"summary": {**fresh["summary"], "orders": UNKNOWN}}
            yield Put("customers", {**fresh, **orders})
        else:
            yield Forget("customers", party.id)
        return
    after = customer.counted(customer.upserted(party.document, party.sent or {}), counters)
    summary = (
        {**after["summary"], "orders": UNKNOWN} if isinstance(after["summary"], dict) else UNKNOWN
    )
    yield Put("customers", {**after, "summary": summary})


def of_somebody() -> Iterator[Edit]:
    """Yield that a customer was made or counted, nobody knows who."""
    yield Forget("customers", "?")
    yield Blur("customers", "summary")
