"""Campaigns made with their codes and tiers, and removed with them.

Source: resources.md 3; bulk work is done at once (R-15).
"""

from mock_server.engine.async_action import AsyncAction
from mock_server.engine.campaign import Campaign, VoucherTemplate
from mock_server.engine.campaign_draft import CampaignDraft, check
from mock_server.engine.refusals import DuplicateFound
from mock_server.engine.voucher import Voucher
from mock_server.service import (
    campaigns,
    categories,
    codes,
    metadata_schemas,
    promotion_tiers,
    rules,
    trash_bin,
    vouchers,
)
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import (
    ASYNC_ACTIONS,
    CAMPAIGNS,
    PROMOTION_STACKS,
    PROMOTION_TIERS,
    REWARD_ASSIGNMENTS,
    VOUCHERS,
)


def create(tx: Transaction, at: Moment, draft: CampaignDraft) -> Campaign:
    """Make a campaign with the codes or tiers that *draft* asks for.

    Raises:
        InvalidCampaign: The template does not fit the campaign's type.
        DuplicateFound: The name, or the code of a STANDALONE campaign, is taken.
        NotFound: The category or a validation rule does not exist.
        InvalidCodeConfig: No codes can be made as asked.
        MetadataValidationFailed: The metadata, or that of a tier, is not as the project demands.
    """
    check(draft)
    metadata_schemas.check(tx, draft.metadata_of, draft.metadata)
    if draft.template is not None:
        codes.check(draft.template.code_config)
    _claim_name(tx, draft.name)
    category, category_ids = categories.chosen(tx, draft.category)
    campaign = Campaign(
        id=at.new_id("camp"),
        name=draft.name,
        campaign_type=draft.kind,
        created_at=at.now,
        type=draft.type,
        voucher=draft.template,
        description=draft.description,
        category=category,
        category_ids=category_ids,
        validity=draft.validity,
        activity_duration_after_publishing=draft.activity_duration_after_publishing,
        join_once=draft.joins_once,
        auto_join=draft.auto_join,
        use_voucher_metadata_schema=draft.use_voucher_metadata_schema,
        metadata=draft.metadata,
    )
    tx.put(CAMPAIGNS, campaign)
    rules.assign(tx, at, draft.rule_ids, ("campaign", campaign.id))
    _fill(tx, at, campaign, draft)
    return campaign


def generate(tx: Transaction, at: Moment, campaign: Campaign, code: str | None = None) -> Voucher:
    """Make one voucher from the template of *campaign*, with *code* or a random one (3.4).

    Raises:
        DuplicateFound: The code is taken.
        InvalidCodeConfig: No random code could be made.
    """
    template = campaign.voucher or VoucherTemplate("DISCOUNT_VOUCHER")
    drawn = codes.draw(tx, at, template.code_config) if code is None else codes.claim(tx, code)
    voucher = Voucher(
        id=at.new_id("v"),
        code=drawn,
        type=template.type,
        created_at=at.now,
        discount=template.discount,
        gift=template.gift,
        loyalty_card=template.loyalty_card,
        campaign_id=campaign.id,
        campaign=campaign.name,
        category=campaign.category,
        category_ids=campaign.category_ids,
        validity=campaign.validity,
        metadata=campaign.metadata if campaign.use_voucher_metadata_schema else None,
        is_referral_code=template.is_referral_code,
        quantity=template.quantity,
    )
    tx.put(VOUCHERS, voucher)
    return voucher


def remove(
    tx: Transaction, at: Moment, id_or_name: str, *, force: bool, request_id: str
) -> AsyncAction:
    """Delete a campaign with its vouchers, tiers, stacks and all that was redeemed of it (E-18).

    That includes the redemptions of tiers that were deleted before. Without *force* its name and
    the codes stay taken (R-9). The answer is the work, which is done by now; *request_id* is the
    call that asked for it.

    Raises:
        NotFound: There is no such campaign.
    """
    campaign = campaigns.find(tx, id_or_name)
    gone = [*tx.every(VOUCHERS, "campaign_id", campaign.id)]
    for voucher in gone:
        vouchers.discard(tx, at, voucher, force=force)
    _remove_promotions(tx, campaign)
    _remove_the_rest(tx, campaign)
    tx.remove(CAMPAIGNS, campaign.id)
    if not force:
        trash_bin.add(tx, at, "campaign", campaign.id, campaign.name)
    message, count = f"Deleted {len(gone)} vouchers.", len(gone)
    action = AsyncAction(
        at.new_id("aa"), "CAMPAIGN.VOUCHERS_DELETE", at.now, message, count, request_id=request_id
    )
    tx.put(ASYNC_ACTIONS, action)
    return action


def _claim_name(tx: Transaction, name: str) -> None:
    if tx.count(CAMPAIGNS, "name", name) > 0 or trash_bin.holds(tx, "campaign", name):
        raise DuplicateFound.of("campaign", name, "name")


def _fill(tx: Transaction, at: Moment, campaign: Campaign, draft: CampaignDraft) -> None:
    for _ in range(draft.codes_wanted):
        generate(tx, at, campaign, draft.code)
    if draft.kind == "PROMOTION":
        for tier in draft.tiers:
            promotion_tiers.create(tx, at, campaign.id, tier)


def _remove_promotions(tx: Transaction, campaign: Campaign) -> None:
    for tier in campaigns.tiers(tx, campaign.id):
        rules.release(tx, tier.id)
        tx.remove(PROMOTION_TIERS, tier.id)
    for stack in [*tx.every(PROMOTION_STACKS)]:
        if stack.campaign_id == campaign.id:
            tx.remove(PROMOTION_STACKS, stack.id)


def _remove_the_rest(tx: Transaction, campaign: Campaign) -> None:
    vouchers.forget_records(tx, "campaign_id", campaign.id)
    rules.release(tx, campaign.id)
    for assignment in [*tx.every(REWARD_ASSIGNMENTS, "campaign_id", campaign.id)]:
        tx.remove(REWARD_ASSIGNMENTS, assignment.id)
