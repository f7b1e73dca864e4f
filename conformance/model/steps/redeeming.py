"""What a redemption shows (redemptions.md 3.6)."""

from collections.abc import Iterator

from conformance.model.answers import answer
from conformance.model.documents import told, without
from conformance.model.expected import ABSENT
from conformance.model.nouns import calculation
from conformance.model.nouns import voucher as vouchers
from conformance.model.outcome import Branch, Claim
from conformance.model.rules.evaluation import Applied, Evaluation
from conformance.model.rules.locks import own_key
from conformance.model.rules.party import Party
from conformance.model.rules.purchase import Purchase
from conformance.model.steps.effects import changes
from conformance.model.steps.left_out import always
from conformance.model.unknown import UNKNOWN, Known, Symbol
from spec import Json

_RULE = "redemptions.md 3.6"
_SHORT = ("name", "email")
_HIDDEN = ("metadata", "categories", "validation_rules_assignments")
"""What a voucher may keep to itself inside of a redemption (3.8)."""


def success(evaluation: Evaluation, purchase: Purchase) -> Branch:
    """Return the branch of a call that redeemed something."""
    several = len(evaluation.applied) > 1
    shown = {
        "redemptions": [_child(evaluation, each, n) for n, each in enumerate(evaluation.applied)],
        "parent_redemption": _parent(evaluation) if several else ABSENT,
    }
    claims = [
        *_parts(evaluation, purchase),
        Claim("order", final_order(evaluation, purchase), "redemptions.md 4.1"),
        *always(evaluation),
    ]
    return answer(shown, _RULE, list(changes(evaluation)), *claims)


def _child(evaluation: Evaluation, applied: Applied, number: int) -> Known:
    """Return what the redemption of one redeemable shows (2.1, 2.2)."""
    stacked = len(evaluation.applied) > 1
    return {
        **record(evaluation, applied, Symbol(f"redemption {number}", "r_", fresh=True)),
        "redemption": Symbol("parent", "r_", fresh=True) if stacked else ABSENT,
    }


def _parts(evaluation: Evaluation, purchase: Purchase) -> Iterator[Claim]:
    """Yield the vouchers and orders that children and parent show (2.3, 4.2)."""
    expanded = _expands_order(evaluation.scene.body)
    for number, each in enumerate(evaluation.applied):
        place = f"redemptions[{number}]"
        yield counters(evaluation, each, f"{place}.voucher")
        order = calculation.shown(each.before, each.after) | {"id": purchase.id}
        rule = sum_rule(each) if expanded else "P-13"
        yield Claim(f"{place}.order", order if expanded else ABSENT, rule)
    if len(evaluation.applied) > 1 and expanded:
        first, last = evaluation.applied[0], evaluation.applied[-1]
        order = calculation.shown(first.before, last.after) | {"id": purchase.id}
        yield Claim("parent_redemption.order", order, "redemptions.md 4.2")


def sum_rule(applied: Applied) -> str:
    """Return where it is written what a redeemable takes off."""
    return "redemptions.md 5.1" if applied.taken is not None else "redemptions.md 4.5"


def counters(evaluation: Evaluation, applied: Applied, path: str) -> Claim:
    """Return how the voucher stands after a redemption (2.3); tiers have none."""
    if applied.wanted.object != "voucher":
        return Claim(path, ABSENT, "redemptions.md 2.2")
    after = vouchers.used(applied.wanted.document, applied.taken or 0)
    shown = {**without(after, _HIDDEN), "updated_at": evaluation.scene.now}
    return Claim(path, shown, "redemptions.md 2.3")


def record(evaluation: Evaluation, applied: Applied, id_: Symbol) -> Known:
    """Return what every record of a redemption shows, but for its order."""
    document = applied.wanted.document
    common = {
        "id": id_,
        "object": "redemption",
        "result": "SUCCESS",
        "status": "SUCCEEDED",
        "customer_id": evaluation.party.id,
        "customer": _customer(evaluation.party),
        "metadata": _metadata(evaluation.scene.body),
        "related_object_type": applied.wanted.object,
        "related_object_id": document["id"],
        "date": evaluation.scene.now,
    }
    key = own_key(evaluation.scene)
    if applied.wanted.object != "voucher":
        return {**common, "promotion_tier": {"id": document["id"]}}
    if document["type"] == vouchers.GIFT:
        common |= {"amount": applied.taken, "gift": {"amount": applied.taken}}
    return {**common, "session": {"key": key} if key else UNKNOWN}


def _customer(party: Party) -> Known:
    """Return the short form of who redeems, with what the call told (2.1)."""
    if party.id is None:
        return None
    before = party.document or (
        {} if isinstance(party.id, Symbol) else dict.fromkeys(_SHORT, UNKNOWN)
    )
    sent = party.sent if isinstance(party.sent, dict) else {}
    after = {name: sent.get(name, before.get(name)) for name in _SHORT}
    return {**after, "id": party.id, "source_id": _source(party, sent)}


def _source(party: Party, sent: Json) -> Known:
    """Return the source id of who redeems; what is sent beside an id is ignored (3.3)."""
    if party.document is not None:
        return party.document.get("source_id")
    return UNKNOWN if "id" in sent else sent.get("source_id", UNKNOWN)


def _parent(evaluation: Evaluation) -> Known:
    parent = Symbol("parent", "r_", fresh=True)
    return {
        "id": parent,
        "object": "redemption",
        "result": "SUCCESS",
        "status": "SUCCEEDED",
        "customer_id": evaluation.party.id,
        "metadata": _metadata(evaluation.scene.body),
        "redemption": ABSENT,
        "related_object_type": "redemption",
        "related_object_id": parent,
    }


def final_order(evaluation: Evaluation, purchase: Purchase) -> Known:
    """Return the order as the call leaves it (2.5, 2.6, 3.4)."""
    first, last = evaluation.applied[0], evaluation.applied[-1]
    shown = calculation.shown(first.before, last.after)
    known: dict[str, Known] = {**shown, "id": purchase.id, "redemptions": _listed(evaluation)}
    sent = purchase.sent or {}
    known["updated_at"] = None if purchase.is_new else evaluation.scene.now
    if purchase.is_new:
        known["created_at"] = evaluation.scene.now
        known["status"] = sent.get("status", "PAID")
        known["source_id"] = sent.get("source_id")
        known["metadata"] = told(sent.get("metadata")) if "metadata" in sent else {}
    if purchase.is_new and "customer" not in sent and evaluation.party.id is not None:
        known["customer_id"] = evaluation.party.id
    return known


def _listed(evaluation: Evaluation) -> Known:
    """Return the entry of this call in the order's redemptions (2.6)."""
    if len(evaluation.applied) > 1:
        parent = Symbol("parent", "r_", fresh=True)
        ids = [Symbol(f"redemption {n}", "r_", fresh=True) for n in range(len(evaluation.applied))]
        stack = {"related_object_type": "redemption", "stacked": ids}
        return {parent: {**stack, "date": evaluation.scene.now}}
    wanted = evaluation.applied[0].wanted
    entry: dict[str, Known] = {
        "related_object_type": wanted.object,
        "related_object_id": wanted.document["id"],
        "date": evaluation.scene.now,
    }
    return {Symbol("redemption 0", "r_", fresh=True): entry}


def _metadata(body: Json) -> Known:
    sent = body.get("metadata")
    return {k: v for k, v in sent.items() if v is not None} if isinstance(sent, dict) else ABSENT


def _expands_order(body: Json) -> bool:
    expand = told(body.get("options")).get("expand")
    return expand is None or "order" in expand
