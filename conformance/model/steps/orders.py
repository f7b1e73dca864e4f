"""Orders without a redemption (redemptions.md 3.4, resources.md 6)."""

from conformance.model.answers import OK, answer, not_found
from conformance.model.documents import merged, told
from conformance.model.doubt import referred
from conformance.model.edit import Blur, Edit, Forget, Put, Smudge
from conformance.model.nouns import calculation, customer
from conformance.model.nouns.customer import PERSONAL
from conformance.model.nouns.order import CHANGING
from conformance.model.outcome import Branch, Claim
from conformance.model.rules import party as parties
from conformance.model.rules.purchase import cart_of
from conformance.model.scene import Scene, Steps
from conformance.model.unknown import UNKNOWN, Known, Symbol

_RULE = "resources.md 6"


def create(scene: Scene) -> Branch:
    """Predict the making of an order, or the update of the one with that id or source id."""
    sent = told(scene.body)
    wrong = _wrong_customer(scene)
    if wrong is not None:
        return wrong
    for name in ("id", "source_id"):
        if name in sent:
            key = sent[name]
            row = scene.state.find("orders", key)
            lacking = scene.state.of("orders").lacks(key)
            there = row is not None or scene.choices.decide(
                False if lacking else None, f"there is an order {name} {key}"
            )
            if there:
                return _updated(scene, row, key)
            if name == "id":
                edits = (Forget("orders", "?"), *_touched(scene))
                return Branch(frozenset({OK, 404}), _RULE, edits=edits)
    cart = cart_of(scene, sent)
    shown = {
        **calculation.stored(cart),
        "id": Symbol("order", fresh=True),
        "status": sent.get("status", "CREATED"),
        "source_id": sent.get("source_id"),
        "metadata": merged({}, sent.get("metadata")),
        "created_at": UNKNOWN if "created_at" in sent else scene.now,
        "updated_at": None,
    }
    changes = _touched(scene)
    if _brings_a_customer(scene):
        fresh = customer.new(sent["customer"])
        shown |= {"customer": {"id": fresh["id"]}}
        summary = {**fresh["summary"], "orders": UNKNOWN}
        changes.append(Put("customers", {**fresh, "summary": summary}))
    return answer(shown, _RULE, changes, Claim("object", "order", _RULE))


def update(scene: Scene) -> Branch:
    """Predict a change of an order; what is absent stays."""
    key = scene.call.path["orderId"]
    row = scene.state.find("orders", key)
    if row is None:
        lacking = scene.state.of("orders").lacks(key)
        if not scene.choices.decide(False if lacking else None, "it exists"):
            return not_found("order", key, "redemptions.md 14")
    wrong = _wrong_customer(scene)
    if wrong is not None:
        return wrong
    return _updated(scene, row, key)


def _updated(scene: Scene, row: Known, key: str) -> Branch:
    """Return the branch of an order that is changed."""
    edits: list[Edit] = [Smudge("orders", key, CHANGING), *_touched(scene)]
    if row is None:
        claims = (Claim("updated_at", scene.now, _RULE),)
        return Branch(frozenset({OK}), _RULE, claims=claims, edits=tuple(edits))
    sent = told(scene.body)
    kept: dict[str, Known] = {
        "id": row["id"],
        "status": sent.get("status", row["status"]),
        "created_at": row["created_at"] if "created_at" not in sent else UNKNOWN,
        "metadata": merged(row["metadata"], sent.get("metadata")),
    }
    if not {"items", "amount"} & sent.keys():
        names = ("amount", "items", "total_amount", "total_discount_amount")
        kept |= {name: row.get(name, UNKNOWN) for name in names}
    if "amount" in sent:
        kept["amount"] = sent["amount"]
    return answer(kept, "resources.md 6", edits)


def _wrong_customer(scene: Scene) -> Branch | None:
    """Return how an order is turned away that names a customer who is not there.

    Whether anybody looks at a `customer_id` or `referrer_id` beside them is not said.
    """
    sent = told(scene.body)
    for name in _PEOPLE:
        if name in sent:
            party = parties.named(scene, sent[name])
            if party.missing is not None:
                return not_found("customer", party.missing, "redemptions.md 3.2")
    return None


def _touched(scene: Scene) -> list[Edit]:
    """Return what becomes of customers: those that are named are made or changed, and counted."""
    edits: list[Edit] = [Blur("customers", "summary.orders")]
    sent = told(scene.body)
    for name in (name for name in (*_PEOPLE, *_THEIR_IDS) if name in sent):
        reference = sent[name] if isinstance(sent[name], dict) else {"id": sent[name]}
        edits += referred(scene, "customers", reference, PERSONAL)
    return edits


def _brings_a_customer(scene: Scene) -> bool:
    """Whether a new order makes its customer along the way; with a referrer it might be either."""
    sent = told(scene.body)
    if not isinstance(sent.get("customer"), dict) or "referrer" in sent:
        return False
    return isinstance(parties.named(scene, sent["customer"]).id, Symbol)


_PEOPLE = ("customer", "referrer")
_THEIR_IDS = ("customer_id", "referrer_id")

STEPS: Steps = {"create_order": create, "update_order": update}
