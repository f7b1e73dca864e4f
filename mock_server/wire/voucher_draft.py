"""Vouchers as callers send them: to create, and to change."""

from mock_server.engine.voucher import Gift, LoyaltyCard, VoucherType
from mock_server.engine.voucher_draft import VoucherChanges, VoucherDraft
from mock_server.wire.category import read_choice
from mock_server.wire.code_config import read_code_config
from mock_server.wire.discount import read_discount
from mock_server.wire.number import read_whole
from mock_server.wire.validity import read_changes, read_validity
from spec import Json


def read_draft(json: Json, code: str | None = None) -> VoucherDraft:
    """Read a `VoucherCreate` (spec/schemas/voucher.yaml); *code* beats one in the body.

    Without a `type` it is a discount voucher (resources.md 2.2).
    """
    type_ = read_type(json)
    return VoucherDraft(
        type=type_,
        code=code or json.get("code"),
        code_config=read_code_config(json.get("code_config")),
        discount=read_discount(json["discount"]) if type_ == "DISCOUNT_VOUCHER" else None,
        gift=read_gift(json["gift"]) if type_ == "GIFT_VOUCHER" else None,
        loyalty_card=read_loyalty_card(json["loyalty_card"]) if type_ == "LOYALTY_CARD" else None,
        quantity=read_quantity(json),
        campaign=json.get("campaign_id") or json.get("campaign"),
        category=read_choice(json),
        validity=read_validity(json),
        active=json.get("active") is not False,
        additional_info=json.get("additional_info"),
        metadata=json.get("metadata"),
        rule_ids=tuple(json.get("validation_rules") or ()),
    )


def read_voucher_changes(json: Json) -> VoucherChanges:
    """Read a `VoucherUpdate`: what may change and was sent; the rest is skipped."""
    changes: VoucherChanges = {"validity": read_changes(json)}
    if json.get("discount") is not None:
        changes["discount"] = read_discount(json["discount"])
    if json.get("active") is not None:
        changes["active"] = json["active"]
    if "additional_info" in json:
        changes["additional_info"] = json["additional_info"]
    if "metadata" in json:
        changes["metadata"] = json["metadata"]
    if "category_id" in json or "category" in json:
        changes["category"] = read_choice(json)
    return changes


def read_type(json: Json) -> VoucherType:
    """Read what kind of voucher *json* describes: without a `type` one with a discount."""
    type_: VoucherType | None = json.get("type")
    return type_ or "DISCOUNT_VOUCHER"


def read_quantity(json: Json) -> int | None:
    """Read `redemption.quantity`; None is no limit (R-1)."""
    return read_whole((json.get("redemption") or {}).get("quantity"))


def read_gift(json: Json) -> Gift:
    """Return a new gift card: nothing is redeemed yet, so the balance is the amount."""
    amount = int(json["amount"])
    return Gift(amount=amount, balance=amount, effect=json.get("effect") or "APPLY_TO_ORDER")


def read_loyalty_card(json: Json) -> LoyaltyCard:
    """Return a new loyalty card with all its points."""
    points = int(json["points"])
    return LoyaltyCard(points=points, balance=points)
