"""Campaigns: what is not set is left out, not null (resources.md 3.1)."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import timedelta

from mock_server.engine.campaign import Campaign, ExpirationRules, VoucherTemplate
from mock_server.engine.campaign_draft import CampaignDraft
from mock_server.engine.category import Category
from mock_server.engine.validity import Validity
from mock_server.service.campaigns import Stock
from mock_server.wire.category import read_choice, write_categories
from mock_server.wire.code_config import read_code_config, write_code_config
from mock_server.wire.detail import Detail
from mock_server.wire.discount import read_discount, write_discount
from mock_server.wire.listing import write_list
from mock_server.wire.promotion_tier import read_draft as read_tier
from mock_server.wire.rule_assignment import write_assignments
from mock_server.wire.timestamp import read_duration, write_duration, write_timestamp
from mock_server.wire.validity import read_validity, write_limits
from mock_server.wire.voucher_draft import read_gift, read_loyalty_card, read_quantity, read_type
from spec import Json

ACTIVITY = "activity_duration_after_publishing"


def read_draft(json: Json) -> CampaignDraft:
    """Read a `CampaignCreate` (spec/schemas/campaign.yaml)."""
    is_promotion = json.get("campaign_type") == "PROMOTION"
    voucher = None if is_promotion else json["voucher"]
    promotion = (json.get("promotion") or {}) if is_promotion else {}
    return CampaignDraft(
        name=json["name"],
        campaign_type=json.get("campaign_type"),
        type=json.get("type") or "AUTO_UPDATE",
        voucher=None if voucher is None else _read_template(voucher),
        code=None if voucher is None else voucher.get("code"),
        vouchers_count=int(json.get("vouchers_count") or 0),
        tiers=tuple(read_tier(tier) for tier in promotion.get("tiers") or ()),
        description=json.get("description"),
        category=read_choice(json),
        validity=read_validity(json),
        activity_duration_after_publishing=_read_activity(json),
        join_once=bool(json.get("join_once")),
        auto_join=bool(json.get("auto_join")),
        use_voucher_metadata_schema=bool(json.get("use_voucher_metadata_schema")),
        metadata=json.get("metadata"),
        rule_ids=tuple(json.get("validation_rules") or ()),
    )


def write_campaign(
    campaign: Campaign, stock: Stock, detail: Detail, categories: Sequence[Category] = ()
) -> Json:
    """Write a `Campaign` (spec/schemas/campaign.yaml) with its tiers or the number of its codes.

    *detail* writes the tiers.
    """
    category_id = campaign.category_ids[0] if campaign.category_ids else None
    return {
        "id": campaign.id,
        "name": campaign.name,
        **_write_notes(campaign),
        "campaign_type": campaign.campaign_type,
        "type": campaign.type,
        **_write_content(campaign, stock, detail),
        "auto_join": campaign.auto_join,
        "join_once": campaign.join_once,
        "use_voucher_metadata_schema": campaign.use_voucher_metadata_schema,
        "vouchers_count": stock.vouchers,
        **write_limits(campaign.validity),
        **write_activity(campaign.activity_duration_after_publishing),
        "active": campaign.active,
        "metadata": campaign.metadata or {},
        "created_at": write_timestamp(campaign.created_at),
        "creation_status": "DONE",
        "vouchers_generation_status": "DONE",
        "protected": False,
        "validation_rules_assignments": write_assignments(stock.assignments),
        "category_id": category_id,
        "categories": write_categories(categories),
        "object": "campaign",
    }


def write_activity(lasting: timedelta | None) -> dict[str, Json]:
    """Write how long vouchers last from the day on which somebody gets them, if it is set."""
    return {} if lasting is None else {ACTIVITY: write_duration(lasting)}


def _read_activity(json: Json) -> timedelta | None:
    text = json.get(ACTIVITY)
    return None if text is None else read_duration(text)


def _write_notes(campaign: Campaign) -> dict[str, Json]:
    notes: dict[str, Json] = {"description": campaign.description, "category": campaign.category}
    if campaign.updated_at is not None:
        notes["updated_at"] = write_timestamp(campaign.updated_at)
    return {name: value for name, value in notes.items() if value is not None}


def _write_content(campaign: Campaign, stock: Stock, detail: Detail) -> dict[str, Json]:
    if campaign.voucher is not None:
        return {"voucher": _write_template(campaign.voucher, campaign.validity)}
    tiers = [detail.tier(tier) for tier in stock.tiers]
    return {"promotion": write_list("tiers", tiers, len(tiers), has_more=False)}


def _read_template(json: Json) -> VoucherTemplate:
    """Read what every voucher of the campaign starts with."""
    type_ = read_type(json)
    return VoucherTemplate(
        type=type_,
        discount=read_discount(json["discount"]) if type_ == "DISCOUNT_VOUCHER" else None,
        gift=read_gift(json["gift"]) if type_ == "GIFT_VOUCHER" else None,
        loyalty_card=read_loyalty_card(json["loyalty_card"]) if type_ == "LOYALTY_CARD" else None,
        quantity=read_quantity(json),
        code_config=read_code_config(json.get("code_config")),
        expiration_rules=_read_rules(json["loyalty_card"]) if type_ == "LOYALTY_CARD" else None,
    )


def _write_template(template: VoucherTemplate, validity: Validity) -> Json:
    return {
        "type": template.type,
        **_write_value(template),
        "redemption": {"quantity": template.quantity},
        "code_config": write_code_config(template.code_config),
        "is_referral_code": template.is_referral_code,
        **write_limits(validity),
    }


def _write_value(template: VoucherTemplate) -> dict[str, Json]:
    """Write the one value that the template's type names; a gift template has no balance yet."""
    if template.discount is not None:
        return {"discount": write_discount(template.discount)}
    if template.gift is not None:
        return {"gift": {"amount": template.gift.amount, "effect": template.gift.effect}}
    card = template.loyalty_card
    if card is None:
        return {}
    return {"loyalty_card": {"points": card.points, **_write_rules(template.expiration_rules)}}


def _read_rules(json: Json) -> ExpirationRules | None:
    """Read when points expire, from the `loyalty_card` of a template."""
    rules = json.get("expiration_rules")
    names = [field.name for field in fields(ExpirationRules)]
    return None if rules is None else ExpirationRules(**{name: rules.get(name) for name in names})


def _write_rules(rules: ExpirationRules | None) -> dict[str, Json]:
    if rules is None:
        return {}
    said = {name: value for name, value in asdict(rules).items() if value is not None}
    return {"expiration_rules": said}
