"""The amount that a promotion tier takes off is a hundredth of what it says."""

from dataclasses import replace

from mock_server.engine.discounts import AmountOff
from mock_server.engine.promotion_tier import PromotionTier
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import PROMOTION_TIERS


def _divide(tier: PromotionTier) -> PromotionTier:
    if not isinstance(tier.discount, AmountOff):
        return tier
    discount = replace(tier.discount, amount_off=tier.discount.amount_off // 100)
    return replace(tier, discount=discount)


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(PROMOTION_TIERS, _divide))
