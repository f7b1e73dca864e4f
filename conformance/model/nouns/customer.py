"""A customer (redemptions.md 3.3, resources.md 5)."""

from collections.abc import Mapping

from conformance.model.documents import cleared, edited, merged, only, told, without
from conformance.model.expected import ABSENT, Amount
from conformance.model.nouns.voucher import count, plus
from conformance.model.unknown import UNKNOWN, Known, Symbol
from spec import Json

_VOLATILE = ("loyalty", "referrals", "system_metadata", "assets")
_PLAIN = ("name", "description", "email", "phone")
_BIRTHS = frozenset({"birthday", "birthdate"})  # one date in two members, written in two ways
_ADDRESS = ("city", "state", "line_1", "line_2", "country", "postal_code")
_COUNTERS = (
    "total_redeemed",
    "total_failed",
    "total_succeeded",
    "total_rolled_back",
    "total_rollback_failed",
    "total_rollback_succeeded",
)
_ON_CARDS = (
    "summary.redemptions.gift.amount_to_go",
    "summary.redemptions.loyalty_card.points_to_go",
)

PERSONAL = (
    "name",
    "description",
    "email",
    "phone",
    "birthday",
    "birthdate",
    "address",
    "metadata",
    "updated_at",
)
"""What calls change of a customer beside the counters."""


def view(document: Json) -> Json | None:
    """Return what to keep of *document*; short forms have no summary.

    What the cards of a customer still hold goes with the cards, and is not kept here.
    """
    if "summary" not in document:
        return None
    return edited(without(document, _VOLATILE), dict.fromkeys(_ON_CARDS, UNKNOWN))


def new(sent: Json) -> Known:
    """Return the customer that the attributes *sent* make; all counters are zero."""
    body = told(sent)
    return {
        "id": Symbol("customer", fresh=True),
        "object": "customer",
        "source_id": body.get("source_id"),
        **{name: body[name] for name in _PLAIN if name in body},
        **{name: UNKNOWN for name in _BIRTHS if name in body},
        "address": only(told(body["address"]), _ADDRESS) if body.get("address") else UNKNOWN,
        "metadata": merged({}, body.get("metadata")),
        "summary": {
            "redemptions": {
                **{name: Amount(0) for name in _COUNTERS},
                "gift": {"redeemed_amount": Amount(0)},
                "loyalty_card": {"redeemed_points": Amount(0)},
            },
            "orders": {"total_amount": Amount(0), "total_count": Amount(0)},
        },
        "created_at": Symbol("now"),
    }


def upserted(document: Known, sent: Json) -> Known:
    """Return the customer *document* with the attributes *sent*; absent ones stay (R-2).

    Source: redemptions.md 3.3, P-8.
    """
    changes: dict[str, Known] = {}
    for name in _PLAIN:
        if name in sent:
            changes[name] = ABSENT if sent[name] is None else sent[name]
    if "address" in sent:
        changes["address"] = UNKNOWN
    if _BIRTHS & sent.keys():
        changes |= dict.fromkeys(_BIRTHS, UNKNOWN)
    if "metadata" in sent:
        changes["metadata"] = cleared(document["metadata"], sent["metadata"])
    return {**document, **changes, "updated_at": UNKNOWN}


def unsure(document: Known, sent: Json) -> Known:
    """Return the customer *document* after a call that failed and told the attributes *sent*.

    Whether such a call keeps them the sources do not say (E-13).
    """
    names = sent.keys() - {"id", "source_id"}
    if not names:
        return document
    births = _BIRTHS if _BIRTHS & names else frozenset()
    return {**document, **dict.fromkeys({*names, *births, "updated_at"}, UNKNOWN)}


def counted(document: Known, changes: Mapping[str, Known]) -> Known:
    """Return the customer *document* with counters of its redemptions changed.

    Args:
        document: Before.
        changes: What to add, by path below `summary.redemptions`; `UNKNOWN` for who knows what.
    """
    if document["summary"] is UNKNOWN:
        return document
    summary = document["summary"]["redemptions"]
    paths = {}
    for path, more in changes.items():
        value = summary
        for step in path.split("."):
            value = value.get(step, 0) if isinstance(value, dict) else UNKNOWN
        paths[f"summary.redemptions.{path}"] = plus(count(value), more)
    return edited(document, paths)
