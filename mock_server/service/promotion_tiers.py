"""Promotion tiers: found, made, moved and deleted; 1 to n in every campaign without gaps (R-12)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.promotion_tier_draft import TierChanges, TierDraft, changed
from mock_server.engine.refusals import InvalidCampaign, NotFound
from mock_server.service import campaigns, categories, metadata_schemas, rules
from mock_server.service.listing import (
    FIRST_PAGE,
    NO_FILTER,
    Filter,
    Page,
    as_text,
    matches,
    ordered,
    paged,
)
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import PROMOTION_TIERS


@dataclass(frozen=True, slots=True)
class TierQuery:
    """Which tiers a list shows; `available` True: those that are active and not expired."""

    page: Page = FIRST_PAGE
    order: str = "-created_at"
    available: bool | None = None
    conditions: Filter = NO_FILTER


def find(tx: Transaction, id_: str) -> PromotionTier:
    """Return the tier with that id.

    Raises:
        NotFound: There is none.
    """
    tier = tx.get(PROMOTION_TIERS, id_)
    if tier is None:
        raise NotFound.of("promotion_tier", id_)
    return tier


def listed(
    tx: Transaction, now: datetime, query: TierQuery
) -> tuple[tuple[PromotionTier, ...], int]:
    """Return one page of the tiers that *query* asks for, and how many there are in all."""
    asked = (
        tier
        for tier in tx.every(PROMOTION_TIERS)
        if (query.available is None or query.available == _is_available(tier, now))
        and matches(query.conditions, partial(_value, tier))
    )
    return paged(ordered(asked, query.order, _ORDERS), query.page)


def create(tx: Transaction, at: Moment, campaign_id: str, draft: TierDraft) -> PromotionTier:
    """Add a tier to a promotion; those at its place and below move down.

    Raises:
        NotFound: The campaign, the category or a validation rule does not exist.
        InvalidCampaign: The campaign is no promotion.
        MetadataValidationFailed: The metadata is not as the project demands.
    """
    campaign = campaigns.find(tx, campaign_id)
    if campaign.campaign_type != "PROMOTION":
        raise InvalidCampaign(f"{campaign.campaign_type} campaign cannot have promotion tiers")
    metadata_schemas.check(tx, "promotion_tier", draft.metadata)
    tier = PromotionTier(
        id=at.new_id("promo"),
        name=draft.name,
        campaign_id=campaign.id,
        discount=draft.discount,
        created_at=at.now,
        banner=draft.banner,
        category_ids=categories.chosen(tx, draft.category)[1],
        validity=draft.validity,
        active=draft.active,
        metadata=draft.metadata,
    )
    rules.assign(tx, at, draft.rule_ids, ("promotion_tier", tier.id))
    return _place(tx, tier, draft.hierarchy)


def update(tx: Transaction, at: Moment, id_: str, changes: TierChanges) -> PromotionTier:
    """Change a tier; where its hierarchy changes, the others move out of its way.

    Raises:
        NotFound: There is no such tier, or no such category.
        MetadataValidationFailed: The metadata would not be as the project demands.
    """
    tier = changed(find(tx, id_), changes, at.now)
    if "metadata" in changes:
        metadata_schemas.check(tx, "promotion_tier", tier.metadata)
    if "category" in changes:
        tier = replace(tier, category_ids=categories.chosen(tx, changes["category"])[1])
    return _place(tx, tier, changes.get("hierarchy", tier.hierarchy))


def switch(tx: Transaction, at: Moment, id_: str, *, active: bool) -> PromotionTier:
    """Enable or disable a tier, whatever it was before.

    Raises:
        NotFound: There is no such tier.
    """
    tier = replace(find(tx, id_), active=active, updated_at=at.now)
    tx.put(PROMOTION_TIERS, tier)
    return tier


def delete(tx: Transaction, id_: str) -> None:
    """Delete a tier with the rules assigned to it; those below move up.

    Its redemptions stay, and can still be rolled back: only vouchers and campaigns take theirs
    with them (E-18).

    Raises:
        NotFound: There is no such tier.
    """
    tier = find(tx, id_)
    rules.release(tx, tier.id)
    tx.remove(PROMOTION_TIERS, tier.id)
    _number(tx, campaigns.tiers(tx, tier.campaign_id))


def _is_available(tier: PromotionTier, now: datetime) -> bool:
    end = tier.validity.expiration_date
    return tier.active and (end is None or now <= end)


def _value(tier: PromotionTier, field: str) -> str | None:
    """Return what filters see in *field*: `promotion_id` is the campaign."""
    if field.startswith("metadata."):
        return as_text((tier.metadata or {}).get(field.removeprefix("metadata.")))
    return tier.campaign_id if field == "promotion_id" else None


def _place(tx: Transaction, tier: PromotionTier, hierarchy: int | None) -> PromotionTier:
    """Save *tier* at that place among the tiers of its campaign, by default at the end."""
    others = [other for other in campaigns.tiers(tx, tier.campaign_id) if other.id != tier.id]
    place = len(others) if hierarchy is None else min(max(hierarchy, 1) - 1, len(others))
    _number(tx, [*others[:place], tier, *others[place:]])
    return find(tx, tier.id)


def _number(tx: Transaction, tiers: Sequence[PromotionTier]) -> None:
    for hierarchy, tier in enumerate(tiers, start=1):
        tx.put(PROMOTION_TIERS, replace(tier, hierarchy=hierarchy))


_ORDERS: Mapping[str, Callable[[PromotionTier], datetime | str | int | None]] = {
    "created_at": lambda tier: tier.created_at,
    "updated_at": lambda tier: tier.updated_at,
}
