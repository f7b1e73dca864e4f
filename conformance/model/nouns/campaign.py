"""A campaign (resources.md 3)."""

from collections.abc import Mapping

from conformance.model.documents import merged, told, without
from conformance.model.expected import Instant
from conformance.model.nouns import windows
from conformance.model.unknown import UNKNOWN, Known, Symbol
from spec import Json

_VOLATILE = ("promotion", "vouchers_count", "creation_status", "voucher")
_VOLATILE_TOO = ("vouchers_generation_status", "categories")
_DONE = "DONE"
_DATES = ("start_date", "expiration_date")
_PLAIN = ("validity_timeframe", "validity_day_of_week", "validity_hours", "description")

_KINDS: Mapping[str, str] = {
    "DISCOUNT_VOUCHER": "DISCOUNT_COUPONS",
    "GIFT_VOUCHER": "GIFT_VOUCHERS",
    "LOYALTY_CARD": "LOYALTY_PROGRAM",
}


def view(document: Json) -> Json | None:
    """Return what to keep of *document*."""
    if "campaign_type" not in document:
        return None
    # Work that goes on may change it without a call.
    still = document.get("creation_status") == _DONE
    changed = document.get("updated_at") if still else UNKNOWN
    return {**without(document, (*_VOLATILE, *_VOLATILE_TOO)), "updated_at": changed}


def new(sent: Json) -> Known:
    """Return the campaign that a creation with the body *sent* makes (resources.md 3.1, 21.3)."""
    body = told(sent)
    inferred = _KINDS.get(told(body.get("voucher")).get("type", ""), UNKNOWN)
    return {
        "id": Symbol("campaign", fresh=True),
        "object": "campaign",
        "name": body["name"],
        "campaign_type": body.get("campaign_type", inferred),
        "type": body.get("type", UNKNOWN),
        "active": True,
        "metadata": merged({}, body.get("metadata")),
        **{name: Instant(body[name]) if name in body else None for name in _DATES},
        **{name: windows.shown(name, body.get(name)) for name in _PLAIN},
        "category_id": body.get("category_id"),
        "created_at": Symbol("now"),
        "updated_at": UNKNOWN,
    }
