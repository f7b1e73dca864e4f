"""A promotion tier (redemptions.md 2.4, resources.md 4)."""

from conformance.model.documents import cleared, edited, merged, told, without
from conformance.model.expected import Amount, Instant, TimeBetween
from conformance.model.nouns import windows
from conformance.model.nouns.voucher import count, discount, plus
from conformance.model.unknown import UNKNOWN, Known, Symbol
from spec import Json

_VOLATILE = ("campaign", "promotion_id", "campaign_id")
_DATES = ("start_date", "expiration_date")
_PLAIN = ("validity_timeframe", "validity_day_of_week", "validity_hours")


def view(document: Json) -> Json | None:
    """Return what to keep of *document*; short forms have no hierarchy."""
    if "hierarchy" not in document or "summary" not in document:
        return None
    campaign = document.get("campaign")
    told_id = campaign.get("id") if isinstance(campaign, dict) else document.get("campaign_id")
    return {**without(document, _VOLATILE), **({"campaign_id": told_id} if told_id else {})}


def new(sent: Json) -> Known:
    """Return the tier that a creation with the body *sent* makes (resources.md 4, R-12)."""
    body = told(sent)
    return {
        "id": Symbol("tier", fresh=True),
        "object": "promotion_tier",
        "name": body["name"],
        "banner": body.get("banner"),
        "action": {"discount": discount(body["action"]["discount"])}
        if told(body.get("action")).get("discount")
        else UNKNOWN,
        "metadata": merged({}, body.get("metadata")),
        "hierarchy": UNKNOWN,
        "active": body.get("active", True),
        **{name: Instant(body[name]) if name in body else None for name in _DATES},
        **{name: windows.shown(name, body.get(name)) for name in _PLAIN},
        "summary": {
            "redemptions": {"total_redeemed": Amount(0)},
            "orders": {"total_amount": Amount(0), "total_discount_amount": Amount(0)},
        },
        "created_at": Symbol("now"),
    }


def changed(document: Known, sent: Json, at: TimeBetween) -> Known:
    """Return the tier *document* after an update with the body *sent* (resources.md 4, R-2)."""
    changes: dict[str, Known] = {"updated_at": at}
    for name in ("name", "banner", "active", *_DATES, *_PLAIN):
        if name in sent and (sent[name] is not None or name not in ("name", "active")):
            date = name in _DATES and sent[name] is not None
            changes[name] = Instant(sent[name]) if date else windows.shown(name, sent[name])
    if "metadata" in sent:
        changes["metadata"] = cleared(document["metadata"], sent["metadata"])
    given = told(told(sent.get("action")).get("discount"))
    if given:
        changes["action"] = {"discount": discount(given)}
    if "hierarchy" in sent:
        changes["hierarchy"] = _place(document.get("hierarchy", UNKNOWN), sent["hierarchy"])
    for name in ("category_id", "categories"):
        if name in sent or (name == "categories" and sent.get("category_id")):
            changes[name] = UNKNOWN
    return {**document, **changes}


def _place(before: Known, wanted: Json) -> Known:
    """Return where a tier is that was moved: further down it goes as far as there are others."""
    known = 1 if before is UNKNOWN else before
    up = isinstance(wanted, int) and isinstance(known, int) and wanted <= known
    return wanted if up else UNKNOWN


def switched(document: Known, *, active: bool, at: TimeBetween) -> Known:
    """Return the tier *document* switched on or off."""
    return {**document, "active": active, "updated_at": at}


def used(document: Known, amount: Known, off: Known, times: int = 1) -> Known:
    """Return the tier *document* after a redemption of an order (redemptions.md 2.4).

    Args:
        document: Before.
        amount: Of the order before discounts, in minor units.
        off: What the tier took off.
        times: 1, or -1 for a rollback.
    """
    if document["summary"] is UNKNOWN:
        return document
    orders = document["summary"]["orders"]
    redeemed = document["summary"]["redemptions"]["total_redeemed"]
    return edited(
        document,
        {
            "summary.redemptions.total_redeemed": plus(count(redeemed), times),
            "summary.orders.total_amount": plus(count(orders["total_amount"]), amount),
            "summary.orders.total_discount_amount": plus(
                count(orders["total_discount_amount"]), off
            ),
        },
    )
