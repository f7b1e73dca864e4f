"""Campaigns: found and listed; `generation` makes and removes them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from mock_server.engine.campaign import Campaign
from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.refusals import NotFound
from mock_server.engine.rule_assignment import RuleAssignment
from mock_server.service import rules
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
from mock_server.store.base import Transaction
from mock_server.store.kinds import CAMPAIGNS, PROMOTION_TIERS, VOUCHERS


@dataclass(frozen=True, slots=True)
class CampaignQuery:
    """Which campaigns a list shows; None asks for nothing.

    `status` is that of the generation of codes, which is always `DONE` (R-5).
    """

    page: Page = FIRST_PAGE
    order: str = "-created_at"
    campaign_type: str | None = None
    status: str | None = None
    is_referral_code: bool | None = None
    conditions: Filter = NO_FILTER


@dataclass(frozen=True, slots=True)
class Stock:
    """What belongs to a campaign: the number of its vouchers, its tiers by hierarchy, its rules."""

    vouchers: int
    tiers: tuple[PromotionTier, ...]
    assignments: tuple[RuleAssignment, ...] = ()


def find(tx: Transaction, id_or_name: str) -> Campaign:
    """Return the campaign with that id or name.

    Raises:
        NotFound: There is none.
    """
    campaign = tx.get(CAMPAIGNS, id_or_name) or tx.first(CAMPAIGNS, "name", id_or_name)
    if campaign is None:
        raise NotFound.of("campaign", id_or_name)
    return campaign


def stock(tx: Transaction, campaign: Campaign) -> Stock:
    """Return what belongs to *campaign*."""
    vouchers = tx.count(VOUCHERS, "campaign_id", campaign.id)
    return Stock(vouchers, tiers(tx, campaign.id), rules.assigned(tx, campaign.id))


def tiers(tx: Transaction, campaign_id: str) -> tuple[PromotionTier, ...]:
    """Return the tiers of a campaign by hierarchy."""
    found = tx.every(PROMOTION_TIERS, "campaign_id", campaign_id)
    return tuple(sorted(found, key=lambda tier: tier.hierarchy))


def listed(
    tx: Transaction, now: datetime, query: CampaignQuery
) -> tuple[tuple[Campaign, ...], int]:
    """Return one page of the campaigns that *query* asks for, and how many there are in all."""
    asked = (
        campaign
        for campaign in tx.every(CAMPAIGNS)
        if _fits(campaign, query) and matches(query.conditions, partial(_value, campaign, now))
    )
    return paged(ordered(asked, query.order, _ORDERS), query.page)


def is_referral(campaign: Campaign) -> bool:
    """Whether the codes of *campaign* are referral codes."""
    return campaign.voucher is not None and campaign.voucher.is_referral_code


def _fits(campaign: Campaign, query: CampaignQuery) -> bool:
    return (
        query.campaign_type in (None, campaign.campaign_type)
        and query.status in (None, "DONE")
        and query.is_referral_code in (None, is_referral(campaign))
    )


def _value(campaign: Campaign, now: datetime, field: str) -> str | None:
    """Return what filters see in *field* (resources.md 1.9)."""
    if field.startswith("metadata."):
        return as_text((campaign.metadata or {}).get(field.removeprefix("metadata.")))
    read = _FIELDS.get(field)
    return None if read is None else as_text(read(campaign, now))


def _is_over(campaign: Campaign, now: datetime) -> bool:
    end = campaign.validity.expiration_date
    return end is not None and now > end


def _is_running(campaign: Campaign, now: datetime) -> bool:
    start = campaign.validity.start_date
    return campaign.active and not _is_over(campaign, now) and (start is None or now >= start)


_FIELDS: Mapping[str, Callable[[Campaign, datetime], object]] = {
    "campaigns": lambda campaign, _: campaign.name,
    "campaigns_id": lambda campaign, _: campaign.id,
    "name": lambda campaign, _: campaign.name,
    "campaign_type": lambda campaign, _: campaign.campaign_type,
    "campaign_status": lambda *_: "DONE",
    "type": lambda campaign, _: campaign.type,
    "voucher_type": lambda campaign, _: None if campaign.voucher is None else campaign.voucher.type,
    "categories": lambda campaign, _: campaign.category,
    "category_ids": lambda campaign, _: next(iter(campaign.category_ids), None),
    "is_referral_code": lambda campaign, _: is_referral(campaign),
    "created_at": lambda campaign, _: campaign.created_at,
    "created_date": lambda campaign, _: campaign.created_at,
    "updated_at": lambda campaign, _: campaign.updated_at,
    "start_date": lambda campaign, _: campaign.validity.start_date,
    "expiration_date": lambda campaign, _: campaign.validity.expiration_date,
    "validity_timeframe": lambda campaign, _: campaign.validity.timeframe,
    "validity_day_of_week": lambda campaign, _: campaign.validity.day_of_week,
    "active": lambda campaign, _: campaign.active,
    "active.$active": _is_running,
    "active.$expired": _is_over,
    "active.$enabled": lambda campaign, _: campaign.active,
    "active.$disabled": lambda campaign, _: not campaign.active,
    "status.$active": _is_running,
    "status.$expired": _is_over,
    "status.$failed": lambda *_: False,
    "status.$in_progress": lambda *_: False,
}
_ORDERS: Mapping[str, Callable[[Campaign], datetime | str | int | None]] = {
    "created_at": lambda campaign: campaign.created_at,
    "updated_at": lambda campaign: campaign.updated_at,
    "name": lambda campaign: campaign.name,
}
