"""Finding what a call wants to redeem, and refusing calls that no evaluation could answer."""

from collections.abc import Sequence

from mock_server.engine.campaign import Campaign
from mock_server.engine.category import Category
from mock_server.engine.redeemable import Asked, Redeemable
from mock_server.engine.refusals import (
    DuplicatedRedeemables,
    InvalidPayload,
    InvalidRedeemables,
    NotFound,
)
from mock_server.engine.reward import Offer
from mock_server.engine.stacking_rules import StackingRules
from mock_server.service import rewards, rules, sessions
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import (
    CAMPAIGNS,
    CATEGORIES,
    PROMOTION_STACKS,
    PROMOTION_TIERS,
    VOUCHERS,
)


def check(asked: Sequence[Asked], rules: StackingRules) -> None:
    """Refuse a call whose list of redeemables makes no sense as a whole.

    Raises:
        InvalidPayload: More than the project allows (P-5).
        InvalidRedeemables: A promotion stack that is not alone.

    Source: redemptions.md 3.2, points 2 and 4.
    """
    if len(asked) > rules.redeemables_limit:
        raise InvalidPayload(
            f"Property .redeemables must NOT have more than {rules.redeemables_limit} items"
        )
    if len(asked) > 1 and any(one.object == "promotion_stack" for one in asked):
        raise InvalidRedeemables("Promotion Stack cannot be use with other redeemables")


def find(
    tx: Transaction, at: Moment, asked: Sequence[Asked], session_key: str | None
) -> tuple[Redeemable, ...]:
    """Return what was asked for; a stack expands into its tiers (P-9), unknown ones are `missing`.

    Raises:
        DuplicatedRedeemables: One thing twice, be it by code and by id (P-6).
        NotFound: An unknown promotion stack.
    """
    found = tuple(one for each in asked for one in _expanded(tx, at, each, session_key))
    if len({(one.type, one.key) for one in found}) < len(found):
        raise DuplicatedRedeemables("Duplicated redeemables detected in one redemption")
    return found


def _expanded(
    tx: Transaction, at: Moment, asked: Asked, session_key: str | None
) -> tuple[Redeemable, ...]:
    if asked.object == "voucher":
        return (_voucher(tx, at, asked, session_key),)
    if asked.object == "promotion_tier":
        return (_tier(tx, asked, asked.id, ()),)
    stack = tx.get(PROMOTION_STACKS, asked.id)
    if stack is None:
        raise NotFound.of("promotion_stack", asked.id)
    return tuple(_tier(tx, asked, tier_id, stack.category_ids) for tier_id in stack.tier_ids)


def _voucher(tx: Transaction, at: Moment, asked: Asked, session_key: str | None) -> Redeemable:
    voucher = tx.first(VOUCHERS, "code", asked.id) or tx.get(VOUCHERS, asked.id)
    if voucher is None:
        missing = NotFound.of("voucher", asked.id)
        return Redeemable("voucher", asked.id, asked, missing=missing)
    campaign = _campaign(tx, voucher.campaign_id)
    own = voucher.category_ids or (campaign.category_ids if campaign is not None else ())
    offer = rewards.offered(tx, voucher, asked.reward_id)
    return Redeemable(
        "voucher",
        asked.id,
        asked,
        voucher=voucher,
        campaign=campaign,
        categories=categories(tx, own),
        held=sessions.held(tx, at, voucher, session_key),
        offer=offer if isinstance(offer, Offer) else None,
        unavailable=offer if isinstance(offer, NotFound) else None,
        rules=rules.guarding(tx, voucher.id, voucher.campaign_id),
    )


def _tier(tx: Transaction, asked: Asked, tier_id: str, of_stack: tuple[str, ...]) -> Redeemable:
    tier = tx.get(PROMOTION_TIERS, tier_id)
    if tier is None:
        missing = NotFound.of("promotion_tier", tier_id)
        return Redeemable("promotion_tier", tier_id, asked, missing=missing)
    campaign = _campaign(tx, tier.campaign_id)
    own = tier.category_ids or of_stack or (campaign.category_ids if campaign is not None else ())
    return Redeemable(
        "promotion_tier",
        tier_id,
        asked,
        tier=tier,
        campaign=campaign,
        categories=categories(tx, own),
        rules=rules.guarding(tx, tier.id, tier.campaign_id),
    )


def categories(tx: Transaction, ids: Sequence[str]) -> tuple[Category, ...]:
    """Return the categories with these ids, without those that are gone."""
    found = (tx.get(CATEGORIES, id_) for id_ in ids)
    return tuple(category for category in found if category is not None)


def _campaign(tx: Transaction, campaign_id: str | None) -> Campaign | None:
    return None if campaign_id is None else tx.get(CAMPAIGNS, campaign_id)
