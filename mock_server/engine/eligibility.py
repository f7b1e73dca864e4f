"""Whether a redeemable may be used at all: the checks that come before any arithmetic."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from mock_server.engine.campaign import Campaign
from mock_server.engine.customer import Customer
from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.redeemable import Redeemable
from mock_server.engine.refusals import (
    MissingReward,
    NotTheHolder,
    PromotionInactive,
    PromotionNotActiveNow,
    QuantityExceeded,
    ReferrerNotPermittedToRedeem,
    Refusal,
    VoucherDisabled,
    VoucherExpired,
    VoucherNotActive,
    VoucherNotActiveNow,
)
from mock_server.engine.validity import Validity
from mock_server.engine.voucher import Voucher
from mock_server.engine.windows import Closed, closed_at

_VOUCHER_CLOSED: dict[Closed, type[Refusal]] = {
    Closed.BEFORE_START: VoucherNotActive,
    Closed.AFTER_EXPIRATION: VoucherExpired,
    Closed.OUTSIDE_WINDOW: VoucherNotActiveNow,
}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Who asks and when: `now` in UTC, `zone` of the project, None for an anonymous customer.

    `redeeming` is False for a validation, which may leave the holder of a card open (P-23).
    """

    now: datetime
    zone: ZoneInfo
    customer: Customer | None = None
    redeeming: bool = False


def reasons_against(redeemable: Redeemable, around: Circumstances) -> Iterator[Refusal]:
    """Yield every reason why *redeemable* may not be used, the one to report first.

    Source: redemptions.md 7.1 (order P-29). Balances are checked when the funds are spent.
    """
    if redeemable.missing is not None:
        yield redeemable.missing
    elif redeemable.voucher is not None:
        yield from _against_voucher(redeemable, redeemable.voucher, around)
    elif redeemable.tier is not None:
        yield from _against_tier(redeemable.tier, redeemable.campaign, around)


def _against_voucher(
    redeemable: Redeemable, voucher: Voucher, around: Circumstances
) -> Iterator[Refusal]:
    if not (voucher.active and _running(redeemable.campaign)):
        yield VoucherDisabled(voucher.code)
    closed = closed_at(_validity(voucher.validity, redeemable.campaign), around.now, around.zone)
    if closed is not None:
        yield _VOUCHER_CLOSED[closed](voucher.code)
    if _used_up(voucher, redeemable.held.uses):
        yield QuantityExceeded(voucher.code)
    if voucher.referrer_id is not None and _is(around.customer, voucher.referrer_id):
        yield ReferrerNotPermittedToRedeem(voucher.code)
    if voucher.loyalty_card is not None:
        yield from _against_card(redeemable, voucher, around)


def _against_tier(
    tier: PromotionTier, campaign: Campaign | None, around: Circumstances
) -> Iterator[Refusal]:
    if not (tier.active and _running(campaign)):
        yield PromotionInactive(f"Promotion Tier with id: {tier.id} is disabled.")
    if closed_at(_validity(tier.validity, campaign), around.now, around.zone) is not None:
        yield PromotionNotActiveNow(f"Promotion Tier with id: {tier.id} is not active now.")


def _against_card(
    redeemable: Redeemable, card: Voucher, around: Circumstances
) -> Iterator[Refusal]:
    """Points need a reward of the card's campaign, and the card's holder (redemptions.md 5.2)."""
    if redeemable.asked.reward_id is None:
        yield MissingReward("A reward is required when redeeming a LOYALTY_CARD")
    if redeemable.unavailable is not None:
        yield redeemable.unavailable
    asks = around.customer is not None or around.redeeming
    if asks and not (card.holder_id is not None and _is(around.customer, card.holder_id)):
        yield NotTheHolder(card.code)


def _validity(own: Validity, campaign: Campaign | None) -> Validity:
    """What a redeemable does not set itself, its campaign decides (redemptions.md 7.2)."""
    return own if campaign is None else own.or_else(campaign.validity)


def _running(campaign: Campaign | None) -> bool:
    return campaign is None or campaign.active


def _used_up(voucher: Voucher, held: int) -> bool:
    return voucher.quantity is not None and voucher.redeemed_quantity + held >= voucher.quantity


def _is(customer: Customer | None, customer_id: str) -> bool:
    return customer is not None and customer.id == customer_id
