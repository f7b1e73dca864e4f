"""Validations of one redeemable by its path, without stacking (redemptions.md 12)."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from mock_server.engine.redeemable import Asked
from mock_server.engine.redemption_request import RedemptionRequest
from mock_server.engine.refusals import (
    MissingAmount,
    MissingCustomer,
    MissingOrderItemsAmount,
    MissingReward,
    NotFound,
    Refusal,
)
from mock_server.service import (
    evaluations,
    promotion_tiers,
    redeemers,
    rewards,
    validations,
    vouchers,
)
from mock_server.service.listing import NO_FILTER, Filter, Page
from mock_server.service.moment import Moment
from mock_server.service.promotion_tiers import TierQuery
from mock_server.service.validations import Validation
from mock_server.store.base import Transaction

Refusals: TypeAlias = tuple[type[Refusal], ...]
NEWEST = 150
"""How many tiers are looked at when nobody says which."""
_UNANSWERABLE: Refusals = (MissingReward, MissingAmount, MissingOrderItemsAmount)


@dataclass(frozen=True, slots=True)
class ValidPromotions:
    """The tiers that apply to an order, each on its own, the newest first."""

    tiers: tuple[Validation, ...]
    tracking_id: str | None


def of_voucher(tx: Transaction, at: Moment, request: RedemptionRequest) -> Validation:
    """Say what the voucher of *request* would do; an unknown one is merely not valid (P-49).

    Raises:
        Refusal: The request is malformed, or lacks the reward or the amount that a card needs.
    """
    return _answerable(validations.validate(tx, at, request), _UNANSWERABLE)


def of_tier(tx: Transaction, at: Moment, request: RedemptionRequest) -> Validation:
    """Say what the promotion tier of *request* would do.

    Raises:
        Refusal: The request is malformed, or there is no such tier.
    """
    return _answerable(validations.validate(tx, at, request), (NotFound,))


def of_page(tx: Transaction, at: Moment, request: RedemptionRequest) -> Validation:
    """Say what a voucher would do for a web page, which can name neither credits nor rewards.

    So a card gives as much as it can, a loyalty card by the COIN reward of its campaign.

    Raises:
        Refusal: As `of_voucher`, and where a rule needs a customer, or two are named (E-17).
    """
    redeemers.refuse_two(tx, request)
    asked = tuple(_paying(tx, one) for one in request.redeemables)
    validation = validations.validate(tx, at, replace(request, redeemables=asked))
    return _answerable(validation, (*_UNANSWERABLE, MissingCustomer))


def of_promotions(
    tx: Transaction, at: Moment, request: RedemptionRequest, wanted: Filter = NO_FILTER
) -> ValidPromotions:
    """Try each of the newest tiers on the order of *request*, which names no redeemable.

    Only those that are *wanted*: by `promotion_id`, their campaign, or `metadata.` and a key.

    Raises:
        Refusal: The request is malformed.
    """
    evaluations.prepare(tx, at, request)
    customer = redeemers.previewed(tx, at, request)
    newest, _ = promotion_tiers.listed(tx, at.now, TierQuery(Page(NEWEST), conditions=wanted))
    alone = [(Asked("promotion_tier", tier.id),) for tier in newest]
    tried = [validations.validate(tx, at, replace(request, redeemables=one)) for one in alone]
    return ValidPromotions(
        tiers=tuple(one for one in tried if one.valid),
        tracking_id=None if customer is None else customer.tracking_id,
    )


def _answerable(validation: Validation, unanswerable: Refusals) -> Validation:
    """Return *validation*, unless it failed for what is an error of the request here."""
    for one in validation.evaluation.inapplicable:
        if isinstance(one.refusal, unanswerable):
            raise one.refusal
    return validation


def _paying(tx: Transaction, asked: Asked) -> Asked:
    voucher = vouchers.known(tx, asked.id)
    if voucher is None or voucher.loyalty_card is None:
        return asked
    return replace(asked, reward_id=rewards.coin_of(tx, voucher.campaign_id))
