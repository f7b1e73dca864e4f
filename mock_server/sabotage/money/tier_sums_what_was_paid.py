"""The summary of a promotion tier adds up what orders came to after their discounts."""

from dataclasses import replace

from mock_server.engine.promotion_tier import PromotionTier
from mock_server.sabotage.operations import REDEEMING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import PROMOTION_TIERS


def _net(before: PromotionTier | None, after: PromotionTier) -> PromotionTier:
    if before is None:
        return after
    off = after.summary.total_discount_amount - before.summary.total_discount_amount
    net = replace(after.summary, total_amount=after.summary.total_amount - off)
    return replace(after, summary=net)


SABOTAGE = Sabotage(REDEEMING, writing(PROMOTION_TIERS, _net))
