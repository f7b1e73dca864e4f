"""Promotion tiers know dates, and neither weekdays nor hours."""

from dataclasses import replace

from mock_server.engine.promotion_tier import PromotionTier
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import PROMOTION_TIERS


def _all_week(tier: PromotionTier) -> PromotionTier:
    dates = replace(tier.validity, timeframe=None, day_of_week=None, hours=None)
    return replace(tier, validity=dates)


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(PROMOTION_TIERS, _all_week))
