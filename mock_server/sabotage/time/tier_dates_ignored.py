"""A promotion tier can be redeemed before it starts and after it has expired."""

from dataclasses import replace

from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.validity import ALWAYS
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import PROMOTION_TIERS


def _eternal(tier: PromotionTier) -> PromotionTier:
    return replace(tier, validity=ALWAYS)


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(PROMOTION_TIERS, _eternal))
