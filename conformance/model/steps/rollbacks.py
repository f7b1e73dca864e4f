"""Taking redemptions back (redemptions.md 9)."""

from collections.abc import Iterator

from conformance.model.answers import BAD_REQUEST, answer, not_found, refused
from conformance.model.documents import only, without
from conformance.model.edit import Put
from conformance.model.expected import Amount
from conformance.model.moment import instant
from conformance.model.nouns import customer
from conformance.model.nouns import voucher as vouchers
from conformance.model.nouns.redemption import ROLLBACK
from conformance.model.outcome import Branch, Claim
from conformance.model.rules import party as parties
from conformance.model.scene import Scene, Steps
from conformance.model.steps.undoing import Undoing, changes, counted
from conformance.model.unknown import UNKNOWN, Known, Symbol, Unpredictable

_RULE = "redemptions.md 9.3"
_HIDDEN = ("metadata", "categories", "validation_rules_assignments")
_KEPT = ("id", "status", "amount", "discount_amount", "total_discount_amount", "total_amount")
"""What of an order stays as it is where a rollback leaves orders alone."""


def single(scene: Scene) -> Branch:
    """Predict the rollback of one redemption without a parent."""
    return _rolled_back(scene, "redemptionId", stacks=False)


def stack(scene: Scene) -> Branch:
    """Predict the rollback of a stack, or of a single redemption (P-38)."""
    return _rolled_back(scene, "parentRedemptionId", stacks=True)


def _rolled_back(scene: Scene, parameter: str, *, stacks: bool) -> Branch:
    id_ = scene.call.path[parameter]
    record = scene.state.find("redemptions", id_)
    if record is None:
        lacking = scene.state.of("redemptions").lacks(id_)
        if scene.choices.decide(False if lacking else None, "it exists"):
            raise Unpredictable("a redemption that was never seen")
        return not_found("redemption", id_, "redemptions.md 9.4")
    undoing = Undoing(scene, record, _children(scene, record), parties.of(scene))
    return _refusal(undoing, stacks=stacks) or _success(undoing, stacks=stacks)


def _children(scene: Scene, record: Known) -> tuple[Known, ...]:
    """Return the children of a stack, nothing if they are not all known."""
    if record["related_object_type"] != "redemption":
        return (record,)
    order = scene.state.find("orders", str((record.get("order") or {}).get("id")))
    uses = (order or {}).get("redemptions")
    ids = uses.get(record["id"], {}).get("stacked", ()) if isinstance(uses, dict) else ()
    rows = tuple(scene.state.find("redemptions", id_) for id_ in ids)
    return rows if all(rows) else ()


def _refusal(undoing: Undoing, *, stacks: bool) -> Branch | None:
    """Return why nothing is rolled back, None if it is; the order is that of 9.4 (P-44)."""
    record, scene = undoing.record, undoing.scene
    wrong = (
        _wrong_target(record, stacks=stacks) or _wrong_customer(undoing) or _wrong_order(undoing)
    )
    if wrong is not None:
        return wrong
    status = record.get("status", UNKNOWN)
    fresh = None if status is UNKNOWN else status != "ROLLED_BACK"
    if not scene.choices.decide(fresh, "it was not rolled back before"):
        return _recorded(undoing, frozenset({"already_rolled_back"}), "redemptions.md 9.4")
    return _too_old(undoing, scene)


def _wrong_target(record: Known, *, stacks: bool) -> Branch | None:
    """Return why *record* can be rolled back by nobody, or not by this call."""
    if record["object"] == ROLLBACK or record["result"] == "FAILURE":
        return refused(("invalid_redemption",), "P-43")
    if UNKNOWN in (record.get("related_object_type"), record.get("redemption")):
        raise Unpredictable("whether a redemption is part of a stack")
    if isinstance(record.get("redemption"), str):
        return refused(("invalid_redemption_parent",), "redemptions.md 9.4")
    if record["related_object_type"] == "redemption" and not stacks:
        return refused(("invalid_redemption",), "redemptions.md 9.4")
    return None


def _wrong_customer(undoing: Undoing) -> Branch | None:
    party, owner = undoing.party, undoing.record.get("customer_id")
    if party.missing is not None:
        return not_found("customer", party.missing, "redemptions.md 9.4")
    if party.id is None or (isinstance(party.id, str) and party.id == owner):
        return None
    said = undoing.scene.body.get("customer") is not None  # whether a tracking id counts is open
    same = False if said and isinstance(party.id, str) and isinstance(owner, str) else None
    if undoing.scene.choices.decide(same, "the customer is the one who redeemed"):
        return None
    return refused(("invalid_customer", "not_found"), "redemptions.md 9.4")


def _wrong_order(undoing: Undoing) -> Branch | None:
    sent = undoing.scene.body.get("order")
    named = {k: sent[k] for k in ("id", "source_id") if sent.get(k)} if sent else {}
    if not named:
        return None
    order = undoing.record.get("order")
    same = None
    if isinstance(order, dict) and isinstance(order.get("id"), str) and "id" in named:
        same = order["id"] == named["id"]
    if undoing.scene.choices.decide(same, "the order is the one that was redeemed"):
        return None
    statuses = frozenset({BAD_REQUEST, 404})
    keys = frozenset({"invalid_order", "not_found"})
    return Branch(statuses, "redemptions.md 9.4", keys)


def _too_old(undoing: Undoing, scene: Scene) -> Branch | None:
    """Return the refusal of what is older than three calendar months (P-42)."""
    made = instant(undoing.record.get("date"))
    if made is None:
        old = None
    else:
        age = scene.at.earliest - made, scene.at.latest - made
        old = True if age[0].days > 92 else False if age[1].days < 89 else None
    if scene.choices.decide(None if old is None else not old, "it is young enough"):
        return None
    return _recorded(undoing, frozenset(), "P-42")


def _recorded(undoing: Undoing, keys: frozenset[str], rule: str) -> Branch:
    """Return the refusal of a rollback that leaves a record (E-14)."""
    id_ = Symbol("failure", "rrf_", fresh=True)
    shown = Claim("", {"resource_type": ROLLBACK, "resource_id": id_}, "redemptions.md 9.4")
    made = {"id": id_, "object": ROLLBACK, "result": "FAILURE", "status": "FAILED"}
    unsure = {"redemption": UNKNOWN, "related_object_id": UNKNOWN, "related_object_type": UNKNOWN}
    edits = (
        *counted(undoing, {"total_rollback_failed": 1}, customer.unsure),
        Put("redemptions", {**made, **unsure}),
    )
    return Branch(frozenset({BAD_REQUEST}), rule, keys, (shown,), edits)


def _success(undoing: Undoing, *, stacks: bool) -> Branch:
    if not stacks:
        shown = _rollback(undoing, undoing.record, 0)
        return answer(shown, _RULE, list(changes(undoing)), *_order(undoing, "order"))
    several = undoing.record["related_object_type"] == "redemption"
    if not undoing.children:
        raise Unpredictable("a stack of which not all parts were seen")
    rollbacks = [_rollback(undoing, each, n) for n, each in enumerate(undoing.children)]
    shown = {"rollbacks": rollbacks if several else rollbacks[:1]}
    if several:
        shown["parent_rollback"] = _record(undoing, undoing.record, Symbol("rollback", "rr_"))
    return answer(shown, _RULE, list(changes(undoing)), *_order(undoing, "order"))


def _rollback(undoing: Undoing, record: Known, number: int) -> Known:
    """Return what the rollback of one redemption shows (9.2)."""
    shown = _record(undoing, record, Symbol(f"rollback {number}", "rr_", fresh=True))
    card = undoing.scene.state.find("vouchers", str(record["related_object_id"]))
    amount = record.get("amount")
    if amount:
        shown["amount"] = -amount
    if record.get("gift"):
        shown["gift"] = {"amount": -amount}
    if card is not None and record["related_object_type"] == "voucher":
        after = vouchers.used(card, -(amount or 0), -1)
        shown["voucher"] = {**without(after, _HIDDEN), "updated_at": undoing.scene.now}
    return shown


def _record(undoing: Undoing, record: Known, id_: Symbol) -> Known:
    sent = undoing.scene.body.get("metadata")
    reason = undoing.scene.call.query.get("reason") or undoing.scene.body.get("reason")
    return {
        "id": id_,
        "object": ROLLBACK,
        "result": "SUCCESS",
        "status": "SUCCEEDED",
        "redemption": record["id"],
        "customer_id": _customer_id(undoing, record),
        "metadata": {k: v for k, v in sent.items() if v is not None} if sent else UNKNOWN,
        "related_object_type": UNKNOWN
        if record["related_object_type"] == "redemption"
        else record["related_object_type"],
        "reason": reason or UNKNOWN,
        "date": undoing.scene.now,
    }


def _customer_id(undoing: Undoing, record: Known) -> Known:
    """Return whom a rollback names; of deleted customers the sources do not say (R-11)."""
    id_ = record.get("customer_id", UNKNOWN)
    there = id_ is None or (isinstance(id_, str) and undoing.scene.state.find("customers", id_))
    return id_ if there or id_ is None else UNKNOWN


def _order(undoing: Undoing, path: str) -> Iterator[Claim]:
    """Yield how the order looks afterwards (9.3, P-40)."""
    mode = (undoing.scene.state.stacking or {}).get("redeemables_rollback_order_mode")
    order = undoing.record.get("order")
    stored = undoing.scene.state.find("orders", str((order or {}).get("id")))
    if stored is not None and mode == "WITHOUT_ORDER":
        yield Claim(path, only(stored, _KEPT), "redemptions.md 9.3")
    if mode != "WITH_ORDER" or stored is None:
        return
    shown: dict[str, Known] = {"id": stored["id"], "status": "CANCELED"}
    left = stored.get("redemptions")
    if isinstance(left, dict) and set(left) == {undoing.record["id"]} and not _free_units(undoing):
        amount = stored.get("amount", UNKNOWN)
        shown |= {
            "amount": Amount(amount) if isinstance(amount, int) else UNKNOWN,
            "discount_amount": Amount(0),
            "total_discount_amount": Amount(0),
            "total_amount": Amount(amount) if isinstance(amount, int) else UNKNOWN,
        }
    yield Claim(path, shown, "P-40")


def _free_units(undoing: Undoing) -> bool:
    """Whether a redemption of these may have added units."""
    for each in undoing.children:
        card = undoing.scene.state.find("vouchers", str(each["related_object_id"]))
        if card is None or (card["discount"] or {}).get("type") == "UNIT":
            return True
    return False


STEPS: Steps = {"roll_back_redemption": single, "roll_back_stacked_redemption": stack}
