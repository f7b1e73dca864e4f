"""Rewards: found for a card, and handed over for its points (redemptions.md 5.2)."""

from dataclasses import replace

from mock_server.engine.campaign import Campaign
from mock_server.engine.lines import product_item, sku_item
from mock_server.engine.redemption import Redemption
from mock_server.engine.refusals import NotFound
from mock_server.engine.reward import Bought, Handout, Material, Offer, RewardAssignment
from mock_server.engine.voucher import Voucher
from mock_server.service import catalogue, generation
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import CAMPAIGNS, REWARD_ASSIGNMENTS, REWARDS, VOUCHERS


def offered(tx: Transaction, voucher: Voucher, reward_id: str | None) -> Offer | NotFound | None:
    """Return the reward that *voucher* asks for, or why it cannot be had.

    None if it is no loyalty card or asks for none. A reward that does not belong to the card's
    campaign is a missing assignment (P-22).
    """
    if voucher.loyalty_card is None or reward_id is None:
        return None
    reward = tx.get(REWARDS, reward_id)
    if reward is None:
        return NotFound.of("reward", reward_id)
    assignment = _assignment(tx, reward_id, voucher.campaign_id)
    if assignment is None:
        return NotFound.of("reward_assignment", reward_id)
    return Offer(reward, assignment)


def coin_of(tx: Transaction, campaign_id: str | None) -> str | None:
    """Return the id of the COIN reward of a campaign, None if it has none (redemptions.md 12)."""
    assigned = tx.every(REWARD_ASSIGNMENTS, "campaign_id", campaign_id or "")
    found = (tx.get(REWARDS, assignment.reward_id) for assignment in assigned)
    return next((one.id for one in found if one is not None and one.type == "COIN"), None)


def hand_over(tx: Transaction, at: Moment, redemption: Redemption) -> Redemption:
    """Give the redeemer what the points bought, and note it on the record."""
    bought = redemption.bought
    if bought is None:
        return redemption
    reward = bought.offer.reward
    stored = tx.get(REWARDS, reward.id) or reward  # another card of the stack may have bought it
    tx.put(REWARDS, replace(stored, redeemed=stored.redeemed + 1))
    if isinstance(reward.gives, Handout):
        bought = _with_voucher(tx, at, bought, reward.gives, redemption.customer_id)
    if isinstance(reward.gives, Material):
        bought = _with_thing(tx, bought, reward.gives)
    return replace(redemption, bought=bought)


def _assignment(
    tx: Transaction, reward_id: str, campaign_id: str | None
) -> RewardAssignment | None:
    assigned = tx.every(REWARD_ASSIGNMENTS, "reward_id", reward_id)
    return next((one for one in assigned if one.campaign_id == campaign_id), None)


def _with_voucher(
    tx: Transaction, at: Moment, bought: Bought, gives: Handout, holder_id: str | None
) -> Bought:
    """Make a voucher of the reward's campaign for the redeemer, with its balance on it."""
    campaign: Campaign | None = tx.get(CAMPAIGNS, gives.campaign_id or "")
    if campaign is None or campaign.voucher is None:
        return bought
    voucher = generation.generate(tx, at, campaign).given_to(
        holder_id, at.now, campaign.activity_duration_after_publishing
    )
    if gives.balance is not None and voucher.type != "DISCOUNT_VOUCHER":
        voucher = voucher.topped_up(gives.balance, at.now)
    tx.put(VOUCHERS, voucher)
    return replace(bought, voucher_id=voucher.id, code=voucher.code)


def _with_thing(tx: Transaction, bought: Bought, gives: Material) -> Bought:
    return replace(
        bought,
        product=product_item(catalogue.product(tx, gives.product_id)),
        sku=sku_item(catalogue.sku(tx, gives.sku_id)),
    )
