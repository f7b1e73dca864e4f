"""Vouchers: in full, and in the two smaller forms that records of redemptions show.

Source: redemptions.md 2.3, resources.md 2.1 and 21.1.
"""

from collections.abc import Sequence

from mock_server.engine.category import Category
from mock_server.engine.customer import Customer
from mock_server.engine.rule_assignment import RuleAssignment
from mock_server.engine.voucher import Gift, LoyaltyCard, Voucher
from mock_server.wire.assets import write_assets
from mock_server.wire.category import write_categories
from mock_server.wire.customer import write_short
from mock_server.wire.discount import write_discount
from mock_server.wire.rule_assignment import write_assignments
from mock_server.wire.timestamp import write_optional, write_timestamp
from mock_server.wire.validity import write_validity
from spec import Json

_ENTRIES = "page=1&limit=10"
_UNSAID = (
    "discount",
    "gift",
    "loyalty_card",
    "start_date",
    "expiration_date",
    "validity_timeframe",
    "validity_day_of_week",
    "additional_info",
    "updated_at",
)
"""Fields that the reduced form carries as null, whatever they are."""


def write_voucher(
    voucher: Voucher,
    categories: Sequence[Category] = (),
    holder: Customer | None = None,
    assignments: Sequence[RuleAssignment] = (),
) -> Json:
    """Write a `Voucher` (spec/schemas/voucher.yaml) with every field, nulls included.

    `holder_id`, `referrer_id` and `holder` are the exceptions: they stay out while there is none.
    """
    return {
        "id": voucher.id,
        "code": voucher.code,
        "campaign": voucher.campaign,
        "campaign_id": voucher.campaign_id,
        "category": voucher.category,
        "category_id": voucher.category_ids[0] if voucher.category_ids else None,
        "categories": write_categories(categories),
        "type": voucher.type,
        **_write_value(voucher),
        **write_validity(voucher.validity),
        "active": voucher.active,
        "additional_info": voucher.additional_info,
        "metadata": voucher.metadata or {},
        "assets": write_assets(voucher.id),
        "is_referral_code": voucher.is_referral_code,
        "created_at": write_timestamp(voucher.created_at),
        "updated_at": write_optional(voucher.updated_at),
        **_write_people(voucher, holder),
        "validation_rules_assignments": write_assignments(assignments),
        "redemption": _write_redemption(voucher),
        "publish": _write_publish(voucher),
        "object": "voucher",
    }


def write_reduced_voucher(voucher: Voucher) -> Json:
    """Write the voucher of `GET /v1/redemptions/{id}`: who it is, the rest null or empty."""
    return {
        **write_smallest_voucher(voucher),
        "campaign": voucher.campaign,
        "category": voucher.category,
        "categories": [],
        **dict.fromkeys(_UNSAID),
        "assets": {"qr": {}, "barcode": {}},
        "object": "voucher",
    }


def write_smallest_voucher(voucher: Voucher) -> Json:
    """Write the voucher of redemption lists: id, code and campaign."""
    campaign = {} if voucher.campaign is None else {"campaign": voucher.campaign}
    return {
        "id": voucher.id,
        "code": voucher.code,
        **campaign,
        "campaign_id": voucher.campaign_id,
    }


def write_gift(gift: Gift) -> Json:
    """Write credits in minor units; `subtracted_amount` only where something was removed."""
    written = {"amount": gift.amount, "balance": gift.balance, "effect": gift.effect}
    if gift.subtracted_amount:
        written["subtracted_amount"] = gift.subtracted_amount
    return written


def write_loyalty_card(card: LoyaltyCard) -> Json:
    """Write points; `expired_points` and `subtracted_points` only where there are any."""
    written = {"points": card.points, "balance": card.balance}
    if card.expired_points:
        written["expired_points"] = card.expired_points
    if card.subtracted_points:
        written["subtracted_points"] = card.subtracted_points
    return written


def _write_value(voucher: Voucher) -> dict[str, Json]:
    discount, gift, card = voucher.discount, voucher.gift, voucher.loyalty_card
    return {
        "discount": None if discount is None else write_discount(discount),
        "gift": None if gift is None else write_gift(gift),
        "loyalty_card": None if card is None else write_loyalty_card(card),
    }


def _write_people(voucher: Voucher, holder: Customer | None) -> dict[str, Json]:
    people: dict[str, Json] = {}
    if voucher.holder_id is not None:
        people["holder_id"] = voucher.holder_id
    if voucher.referrer_id is not None:
        people["referrer_id"] = voucher.referrer_id
    if holder is not None:
        people["holder"] = write_short(holder)
    return people


def _write_redemption(voucher: Voucher) -> Json:
    written: dict[str, Json] = {
        "quantity": voucher.quantity,
        "redeemed_quantity": voucher.redeemed_quantity,
    }
    if voucher.gift is not None:
        written["redeemed_amount"] = voucher.gift.redeemed_amount
    if voucher.loyalty_card is not None:
        written["redeemed_points"] = voucher.loyalty_card.redeemed_points
    return {**written, "object": "list", "url": _url(voucher, "redemptions")}


def _write_publish(voucher: Voucher) -> Json:
    """Write how often the voucher was handed out: a holder got it once."""
    count = 0 if voucher.holder_id is None else 1
    return {"object": "list", "count": count, "url": _url(voucher, "publications")}


def _url(voucher: Voucher, what: str) -> str:
    """Return where to read on, the code in it as it is: the vendor's answers do not escape it."""
    return f"/v1/vouchers/{voucher.code}/{what}?{_ENTRIES}"
