"""A redemption that fails: an error and a record of it (redemptions.md 3.7, P-1)."""

from collections.abc import Iterator

from conformance.model.answers import BAD_REQUEST, NOT_FOUND, record_of
from conformance.model.edit import Edit, Forget, Put
from conformance.model.expected import OneOf
from conformance.model.nouns import customer, redemption
from conformance.model.outcome import Branch, Claim
from conformance.model.rules.evaluation import Evaluation, Inapplicable
from conformance.model.rules.party import Party
from conformance.model.steps.effects import of_somebody
from conformance.model.steps.left_out import details, one_of
from conformance.model.unknown import UNKNOWN, Known, Symbol


def failure(evaluation: Evaluation) -> Branch:
    """Return the branch of a call that redeemed nothing (3.7, P-1)."""
    failed = evaluation.inapplicable
    keys, rule = frozenset({"no_applicable_redeemables"}), "redemptions.md 3.7"
    first = failed[0] if failed else None
    if first is not None and evaluation.partial is not True:
        both = evaluation.partial is UNKNOWN
        keys = first.reason.keys | (keys if both else frozenset())
        rule = first.reason.rule
    statuses = frozenset(NOT_FOUND if key == "not_found" else BAD_REQUEST for key in keys)
    related = _related(evaluation)
    key = one_of(keys)
    made = redemption.failed(key, evaluation.party.id, related, evaluation.scene.body)
    shown = {**record_of("redemption"), "resource_id": Symbol("failure", "rf_", fresh=True)}
    claims = [Claim("", shown, "P-1")]
    if first is not None and evaluation.partial is False:
        claims += _of_redeemable(first)
    made = {**made, "date": evaluation.scene.now}
    edits = (Put("redemptions", made), *_failed_customer(evaluation.party))
    return Branch(statuses, rule, keys, tuple(claims), edits)


def _key(party: Party) -> str:
    """Return by what a customer is found, if at all."""
    told = (party.id, (party.sent or {}).get("source_id"))
    return next((key for key in told if isinstance(key, str)), "?")


def _of_redeemable(failed: Inapplicable) -> Iterator[Claim]:
    """Yield what an error says of the redeemable that failed (P-1, E-12)."""
    wanted, document = failed.wanted, failed.wanted.document
    names = (wanted.sent_id, *((document["id"], document.get("code")) if document else ()))
    known = tuple(name for name in names if isinstance(name, str))
    yield Claim("redeemable_type", wanted.object, "P-1")
    yield Claim("redeemable_id", OneOf(known), "P-1")
    yield Claim("details", *details(failed))


def _failed_customer(party: Party) -> Iterator[Edit]:
    """Yield what a failed call does to the customer (E-13).

    Whether a customer is made or changed by a call that failed the sources do not say.
    """
    if party.id is None:
        return
    if party.id is UNKNOWN:
        yield from of_somebody()
        return
    if party.document is None or party.sent:
        yield Forget("customers", _key(party))
    if party.document is not None:
        kept = customer.unsure(party.document, party.sent or {})
        yield Put("customers", customer.counted(kept, {"total_failed": 1}))


def _related(evaluation: Evaluation) -> Known:
    """Return what the record of a failure is related to: the one thing, else itself (P-1)."""
    failed = [each.wanted for each in evaluation.inapplicable]
    failed += [each.wanted for each in evaluation.skipped]
    wanted = failed[0] if failed else None
    if len(evaluation.scene.body.get("redeemables", ("",))) > 1 or wanted is None:
        return None
    return (wanted.object, wanted.document["id"]) if wanted.document else None
