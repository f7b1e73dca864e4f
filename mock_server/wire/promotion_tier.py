"""Promotion tiers: in full, and in the two smaller forms that records of redemptions show.

Source: redemptions.md 2.4, resources.md 4.
"""

from collections.abc import Sequence

from mock_server.engine.campaign import Campaign
from mock_server.engine.category import Category
from mock_server.engine.promotion_tier import PromotionTier, Summary
from mock_server.engine.promotion_tier_draft import TierChanges, TierDraft
from mock_server.engine.rule_assignment import RuleAssignment
from mock_server.wire.category import read_choice, write_categories
from mock_server.wire.discount import read_discount, write_discount
from mock_server.wire.number import read_whole, write_sum
from mock_server.wire.rule_assignment import write_assignments
from mock_server.wire.timestamp import write_optional, write_timestamp
from mock_server.wire.validity import read_changes, read_validity, write_limits
from spec import Json


def read_draft(json: Json) -> TierDraft:
    """Read a `PromotionTierCreate` (spec/schemas/promotion_tier.yaml)."""
    return TierDraft(
        name=json["name"],
        discount=read_discount(json["action"]["discount"]),
        banner=json.get("banner"),
        hierarchy=read_whole(json.get("hierarchy")),
        category=read_choice(json),
        validity=read_validity(json),
        active=json.get("active") is not False,
        metadata=json.get("metadata"),
        rule_ids=tuple(json.get("validation_rules") or ()),
    )


def read_tier_changes(json: Json) -> TierChanges:
    """Read a `PromotionTierUpdate`: what may change and was sent; the rest is skipped."""
    changes: TierChanges = {"validity": read_changes(json)}
    if "name" in json:
        changes["name"] = json["name"]
    if json.get("action") is not None:
        changes["discount"] = read_discount(json["action"]["discount"])
    if "banner" in json:
        changes["banner"] = json["banner"]
    if json.get("hierarchy") is not None:
        changes["hierarchy"] = int(json["hierarchy"])
    if json.get("active") is not None:
        changes["active"] = json["active"]
    if "metadata" in json:
        changes["metadata"] = json["metadata"]
    if "category_id" in json or "category" in json:
        changes["category"] = read_choice(json)
    return changes


def write_tier(
    tier: PromotionTier,
    campaign: Campaign | None,
    categories: Sequence[Category] = (),
    assignments: Sequence[RuleAssignment] = (),
) -> Json:
    """Write a `PromotionTier` (spec/schemas/promotion_tier.yaml); dates and windows only if set."""
    return {
        "id": tier.id,
        "created_at": write_timestamp(tier.created_at),
        "updated_at": write_optional(tier.updated_at),
        "name": tier.name,
        "banner": tier.banner,
        "action": {"discount": write_discount(tier.discount)},
        "metadata": tier.metadata or {},
        "hierarchy": tier.hierarchy,
        "promotion_id": tier.campaign_id,
        "campaign": _write_campaign(tier.campaign_id, campaign),
        "campaign_id": tier.campaign_id,
        "active": tier.active,
        **write_limits(tier.validity),
        "summary": _write_summary(tier.summary),
        "object": "promotion_tier",
        "validation_rule_assignments": write_assignments(assignments),
        "category_id": tier.category_ids[0] if tier.category_ids else None,
        "categories": write_categories(categories),
    }


def write_reduced_tier(tier: PromotionTier) -> Json:
    """Write the tier of `GET /v1/redemptions/{id}`: which one, and nothing of what it does."""
    return {
        "id": tier.id,
        "action": None,
        "campaign": {
            "id": tier.campaign_id,
            "start_date": None,
            "expiration_date": None,
            "object": "campaign",
        },
        "summary": _write_summary(Summary()),
        "object": "promotion_tier",
    }


def write_smallest_tier(tier: PromotionTier) -> Json:
    """Write the tier of redemption lists: its id and its campaign's."""
    return {"id": tier.id, "campaign": {"id": tier.campaign_id}}


def _write_campaign(campaign_id: str, campaign: Campaign | None) -> Json:
    if campaign is None:
        return {"id": campaign_id, "object": "campaign"}
    category = {"category_id": campaign.category_ids[0]} if campaign.category_ids else {}
    return {
        "id": campaign.id,
        "start_date": write_optional(campaign.validity.start_date),
        "expiration_date": write_optional(campaign.validity.expiration_date),
        **write_limits(campaign.validity),
        "active": campaign.active,
        **category,
        "object": "campaign",
    }


def _write_summary(summary: Summary) -> Json:
    return {
        "redemptions": {"total_redeemed": summary.total_redeemed},
        "orders": {
            "total_amount": write_sum(summary.total_amount),
            "total_discount_amount": write_sum(summary.total_discount_amount),
        },
    }
