"""A promotion tier that is disabled can be validated and redeemed."""

from dataclasses import replace

from mock_server.engine.promotion_tier import PromotionTier
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import PROMOTION_TIERS


def _enable(tier: PromotionTier) -> PromotionTier:
    return replace(tier, active=True)


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(PROMOTION_TIERS, _enable))
