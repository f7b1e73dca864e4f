"""Who redeems (redemptions.md 3.3)."""

from dataclasses import dataclass, replace

from conformance.model.documents import told
from conformance.model.scene import Scene
from conformance.model.unknown import UNKNOWN, Known, Symbol
from spec import Json

_ATTRIBUTES = frozenset(
    {"name", "description", "email", "phone", "birthday", "birthdate", "address", "metadata"}
)


@dataclass(frozen=True, slots=True)
class Party:
    """A customer as far as a call tells.

    Attributes:
        id: None for nobody, a symbol for a new one, `UNKNOWN` for somebody we never saw.
        document: None if nothing is known of the customer, or there is none.
        sent: The attributes that the call tells.
        missing: The id that nobody has, None if there is no such thing.
    """

    id: Known = None
    document: Known = None
    sent: Json = None
    missing: str | None = None


def of(scene: Scene) -> Party:
    """Return who redeems: the customer sent, or whom the tracking id means (P-7)."""
    if scene.body.get("customer") is not None:
        return named(scene, scene.body["customer"])
    tracking = scene.body.get("tracking_id") or scene.call.query.get("tracking_id")
    if not tracking:
        return Party()
    known = scene.state.find("customers", tracking)
    # The tracking id may be a hash of the source id: who that is nobody can tell.
    return Party(known["id"] if known else UNKNOWN, known, {})


def named(scene: Scene, reference: Json) -> Party:
    """Return whom *reference*, an object with attributes or only an id, means."""
    sent = told(reference) if isinstance(reference, dict) else {"id": reference}
    for name in ("id", "source_id"):
        if name in sent:
            party = _existing(scene, name, sent)
            return party if party.document is None else replace(party, sent=_told(reference, sent))
    if not sent.keys() & _ATTRIBUTES:
        return Party(UNKNOWN)  # an object without attributes: somebody or nobody
    return Party(Symbol("customer", fresh=True), None, reference)


def _told(reference: Json, sent: Json) -> Json:
    """Return what is *sent* of a customer whom we know, and what *reference* sets to null.

    Whether null takes an attribute away here the sources do not say; clients send many of them.
    """
    named = reference if isinstance(reference, dict) else {}
    empty = (name for name in _ATTRIBUTES if name in named and named[name] is None)
    return {**sent, **dict.fromkeys(empty, UNKNOWN)}


def _existing(scene: Scene, name: str, sent: Json) -> Party:
    """Return the customer with the id, or with the source id, that is *sent*."""
    key = sent[name]
    row = scene.state.find("customers", key)
    if row is not None and (name == "id") == (row["id"] == key):
        return Party(row["id"], row, sent)
    lacking = scene.state.of("customers").lacks(key)
    there = scene.choices.decide(False if lacking else None, f"there is a customer {name} {key}")
    if there:
        return Party(key if name == "id" else UNKNOWN, None, sent)
    if name == "id":
        return Party(missing=key)
    return Party(Symbol("customer", fresh=True), None, sent)
