"""A voucher (redemptions.md 2.3, resources.md 2)."""

from collections.abc import Mapping

from conformance.model.documents import cleared, edited, merged, told, without
from conformance.model.expected import ABSENT, Amount, Instant, OneOf, TimeBetween
from conformance.model.nouns import windows
from conformance.model.unknown import UNKNOWN, Known, Symbol
from spec import Json

_VOLATILE = ("assets", "holder", "applicable_to", "inapplicable_to", "publish")
_DATES = ("start_date", "expiration_date")
_PLAIN = ("validity_timeframe", "validity_day_of_week", "validity_hours", "additional_info")
_CHANGEABLE = ("category", "category_id", *_DATES, *_PLAIN, "active")

DISCOUNT, GIFT, LOYALTY = "DISCOUNT_VOUCHER", "GIFT_VOUCHER", "LOYALTY_CARD"

_OF_DISCOUNT: Mapping[str, tuple[str, ...]] = {
    "AMOUNT": ("amount_off", "amount_off_formula", "aggregated_amount_limit", "effect"),
    "PERCENT": (
        "percent_off",
        "percent_off_formula",
        "amount_limit",
        "aggregated_amount_limit",
        "effect",
    ),
    "FIXED": ("fixed_amount", "fixed_amount_formula", "effect"),
    "UNIT": ("unit_off", "unit_off_formula", "unit_type", "effect"),
}


def view(document: Json) -> Json | None:
    """Return what to keep of *document*; smaller forms of a voucher have no counters."""
    if "redemption" not in document or "active" not in document:
        return None
    return without(document, _VOLATILE)


def new(sent: Json, code: Known) -> Known:
    """Return the voucher that a creation with the body *sent* makes.

    What depends on the campaign, and on categories that it names, is unknown. Source: resources.md
    2.2, 2.3, 21.1, R-1; null is as good as absent.
    """
    body = told(sent)
    grouped = any(name in body for name in ("campaign", "campaign_id"))
    quantity = told(body.get("redemption")).get("quantity")
    kind = body.get("type", DISCOUNT)
    return {
        "id": Symbol("voucher", fresh=True),
        "code": code,
        "object": "voucher",
        "campaign": UNKNOWN if grouped else None,
        "campaign_id": UNKNOWN if grouped else None,
        "type": kind,
        "discount": discount(body["discount"]) if kind == DISCOUNT else None,
        **_card(kind, body),
        **{name: _date(body.get(name)) for name in _DATES},
        **{name: windows.shown(name, body.get(name)) for name in _PLAIN},
        "category": body.get("category", UNKNOWN if grouped or "category_id" in body else None),
        "category_id": body.get("category_id", UNKNOWN if grouped else None),
        "categories": UNKNOWN if grouped or "category_id" in body else [],
        "active": body.get("active", True),
        "metadata": merged({}, body.get("metadata")),
        "is_referral_code": UNKNOWN if grouped else False,
        "created_at": Symbol("now"),
        "updated_at": None,
        "holder_id": ABSENT,
        "validation_rules_assignments": UNKNOWN
        if body.get("validation_rules")
        else {"data": [], "total": 0},
        "redemption": {
            "quantity": UNKNOWN if grouped and quantity is None else quantity,
            "redeemed_quantity": 0,
            **({"redeemed_amount": Amount(0)} if kind == GIFT else {}),
            **({"redeemed_points": Amount(0)} if kind == LOYALTY else {}),
        },
    }


def changed(document: Known, sent: Json, at: TimeBetween) -> Known:
    """Return the voucher *document* after an update with *sent* (resources.md 2.3, R-2)."""
    changes: dict[str, Known] = {}
    for name in _CHANGEABLE:
        if name in sent and not (name == "active" and sent[name] is None):
            changes[name] = _date(sent[name]) if name in _DATES else windows.shown(name, sent[name])
    if "category_id" in sent:
        changes["categories"] = UNKNOWN
        changes.setdefault("category", UNKNOWN)
    elif "category" in sent and document["category_id"] is not None:
        # What the name of a category does to the id of another one is not said.
        changes |= {"category_id": UNKNOWN, "categories": UNKNOWN}
    if "metadata" in sent:
        changes["metadata"] = cleared(document["metadata"], sent["metadata"])
    if sent.get("discount") is not None and document["discount"] is not None:
        values = told(sent["discount"])
        changes["discount"] = {
            name: values.get(name, UNKNOWN) for name in _OF_DISCOUNT.get(values.get("type", ""), ())
        }
    return {**document, **changes, "updated_at": at}


def switched(document: Known, *, active: bool, at: TimeBetween) -> Known:
    """Return the voucher *document* switched on or off (resources.md 2.3)."""
    return {**document, "active": active, "updated_at": at}


def used(document: Known, taken: int, times: int = 1) -> Known:
    """Return the voucher *document* after uses that took credits or points (redemptions.md 5).

    Args:
        document: Before.
        taken: Credits or points; negative if a rollback gives them back.
        times: 1, or -1 for a rollback.
    """
    changes: dict[str, Known] = {
        "redemption.redeemed_quantity": plus(document["redemption"]["redeemed_quantity"], times),
        "updated_at": UNKNOWN,
    }
    unit = UNITS.get(document["type"])
    if unit:
        redeemed = f"redeemed_{'amount' if unit == 'gift' else 'points'}"
        before = document["redemption"].get(redeemed, 0)
        changes[f"redemption.{redeemed}"] = plus(count(before), taken)
        changes[f"{unit}.balance"] = plus(document[unit]["balance"], -taken)
    return edited(document, changes)


def refilled(document: Known, amount: int) -> Known:
    """Return the card *document* with *amount* more on it, or less (resources.md 2.3, F-1)."""
    unit = UNITS[document["type"]]
    card = document[unit]
    changes: dict[str, Known] = {f"{unit}.balance": plus(card["balance"], amount)}
    if amount > 0:
        name = "amount" if unit == "gift" else "points"
        changes[f"{unit}.{name}"] = plus(card[name], amount)
    else:
        name = "subtracted_amount" if unit == "gift" else "subtracted_points"
        changes[f"{unit}.{name}"] = plus(count(card.get(name, 0)), -amount)
    return edited(document, {**changes, "updated_at": UNKNOWN})


UNITS: Mapping[str, str] = {GIFT: "gift", LOYALTY: "loyalty_card"}
"""The member that holds the balance of a card."""


def discount(sent: Json) -> Json:
    """Return how a discount that was *sent* is shown: nothing is added (resources.md 2.2)."""
    values = told(sent)
    names = _OF_DISCOUNT.get(values["type"], ())
    return {"type": values["type"], **{name: values.get(name, ABSENT) for name in names}}


def plus(value: Known, more: Known) -> Known:
    """Return the sum, unknown if a part of it is."""
    if value is UNKNOWN or more is UNKNOWN or value is None:
        return UNKNOWN
    return count(value) + count(more)


def count(value: Known) -> Known:
    """Return a counter that may be absent as a number."""
    return value.value if isinstance(value, Amount) else value


def _card(kind: str, body: Json) -> Json:
    gift = loyalty = None
    if kind == GIFT:
        sent = told(body["gift"])
        # A new card without an effect: 21.2 shows the default, the schema calls it optional.
        effect = sent.get("effect", OneOf(("APPLY_TO_ORDER", ABSENT)))
        gift = {"amount": sent["amount"], "balance": sent["amount"], "effect": effect}
    if kind == LOYALTY:
        points = told(body["loyalty_card"])["points"]
        loyalty = {"points": points, "balance": points}
    return {"gift": gift, "loyalty_card": loyalty}


def _date(text: Known) -> Known:
    return Instant(text) if isinstance(text, str) else text
