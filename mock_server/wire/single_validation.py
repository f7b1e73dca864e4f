"""Answers to the validation of one redeemable (redemptions.md 12)."""

from mock_server.engine.discounts.coverage import NOTHING_COVERED
from mock_server.engine.outcome import Applied, Inapplicable
from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.redeemable import Redeemable
from mock_server.engine.refusals import NotFound, Refusal
from mock_server.engine.reward import Offer
from mock_server.engine.voucher import Voucher
from mock_server.service.single_validations import ValidPromotions
from mock_server.service.validations import Validation
from mock_server.wire.order import write_validated_order
from mock_server.wire.outcome import write_effective
from mock_server.wire.promotion_tier import write_tier
from mock_server.wire.refusal import write_refusal
from mock_server.wire.targets import write_target_lists
from mock_server.wire.timestamp import write_timestamp
from mock_server.wire.validation import write_session
from mock_server.wire.voucher import write_gift
from spec import Json

_OF_TIER = (
    "id",
    "name",
    "banner",
    "metadata",
    "hierarchy",
    "campaign",
    "start_date",
    "expiration_date",
    "category_id",
    "categories",
    "object",
)
"""What a verdict shows of a tier, where the tier has it."""


def write_voucher_validation(validation: Validation, request_id: str) -> Json:
    """Write a `VoucherValidation` (spec/schemas/single_validation.yaml)."""
    evaluation = validation.evaluation
    if not validation.valid:
        return _voucher_failing(evaluation.inapplicable[0], validation, request_id)
    (applied,) = evaluation.applied
    written = {"valid": True, **_voucher_applying(applied), **_tracking(validation)}
    written["order"] = write_validated_order(evaluation.order)
    if validation.session is not None:
        written["session"] = write_session(validation.session)
    return written


def write_tier_validation(validation: Validation, request_id: str) -> Json:
    """Write a `TierValidation` (spec/schemas/single_validation.yaml)."""
    if validation.valid:
        return _tier_applying(validation)
    failing = validation.evaluation.inapplicable[0]
    why = _why(failing.refusal, failing.redeemable, request_id)
    return {"valid": False, **why, **_tier(failing.redeemable), **_tracking(validation)}


def write_promotions(promotions: ValidPromotions) -> Json:
    """Write `ValidPromotions` (spec/schemas/single_validation.yaml)."""
    return {
        "valid": bool(promotions.tiers),
        "promotions": [_tier_applying(one) for one in promotions.tiers],
        "tracking_id": promotions.tracking_id,
    }


def _voucher_failing(failing: Inapplicable, validation: Validation, request_id: str) -> Json:
    one = failing.redeemable
    return {
        "valid": False,
        "code": one.id if one.voucher is None else one.voucher.code,
        **_why(failing.refusal, one, request_id),
        "metadata": one.metadata,
        **_tracking(validation),
    }


def _why(refusal: Refusal, redeemable: Redeemable, request_id: str) -> dict[str, Json]:
    """Why not: in the merchant's own words alone if there are any (E-16)."""
    if refusal.custom_message is not None:
        own = refusal.custom_message
        return {"reason": own, "error": {"message": own}}
    unknown = redeemable.voucher is None and isinstance(refusal, NotFound)
    reason = "voucher not found" if unknown else refusal.message
    return {"reason": reason, "error": write_refusal(refusal, request_id)}


def _voucher_applying(applied: Applied) -> dict[str, Json]:
    one, voucher = applied.redeemable, applied.redeemable.voucher
    if voucher is None:
        return {}
    named = {"campaign": voucher.campaign, "campaign_id": voucher.campaign_id}
    return {
        "code": voucher.code,
        **{name: value for name, value in named.items() if value is not None},
        **_value(applied, voucher),
        **_dates(voucher),
        **write_target_lists(one.targets, applied.coverage),
        "metadata": one.metadata,
    }


def _value(applied: Applied, voucher: Voucher) -> dict[str, Json]:
    """What it is worth: a discount, the card as it is now, or what the points cost."""
    if applied.discount is not None:
        return {"discount": write_effective(applied.discount, applied.redeemable.targets)}
    if voucher.gift is not None:
        return {"gift": write_gift(voucher.gift)}
    cost: dict[str, Json] = {"loyalty": {"points_cost": applied.used}}
    offer = applied.redeemable.offer
    if offer is not None:
        cost["reward"] = _reward(offer, applied.redeemable.asked.points)
    return cost


def _reward(offer: Offer, points: int | None) -> Json:
    """The reward; points only if the caller stated them (5.2)."""
    stated = {} if points is None else {"points": points}
    return {"id": offer.reward.id, "assignment_id": offer.assignment.id, **stated}


def _dates(voucher: Voucher) -> dict[str, Json]:
    validity = voucher.validity
    dates = {"start_date": validity.start_date, "expiration_date": validity.expiration_date}
    return {name: write_timestamp(date) for name, date in dates.items() if date is not None}


def _tier_applying(validation: Validation) -> Json:
    order = validation.evaluation.order
    (applied,) = validation.evaluation.applied
    return {
        "valid": True,
        **_tier(applied.redeemable, applied),
        "discount_amount": order.total_discount_amount,
        "applied_discount_amount": order.total_applied_discount_amount,
        "order": write_validated_order(order),
        **_tracking(validation),
    }


def _tier(redeemable: Redeemable, applied: Applied | None = None) -> dict[str, Json]:
    """What a verdict shows of a tier, and of what it did if it was *applied*."""
    tier: PromotionTier | None = redeemable.tier
    if tier is None:
        return {}
    full = write_tier(tier, redeemable.campaign, redeemable.categories)
    shown, found = None, NOTHING_COVERED
    if applied is not None:
        shown, found = applied.discount, applied.coverage
    return {
        **{name: full[name] for name in _OF_TIER if name in full},
        "discount": write_effective(shown or tier.discount, redeemable.targets),
        **write_target_lists(redeemable.targets, found),
    }


def _tracking(validation: Validation) -> dict[str, Json]:
    """Always there, null where nobody was named."""
    return {"tracking_id": validation.tracking_id}
