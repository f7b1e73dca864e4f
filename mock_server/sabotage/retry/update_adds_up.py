"""Each update of a promotion tier moves it one place down."""

from dataclasses import replace

from mock_server.engine.promotion_tier import PromotionTier
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import PROMOTION_TIERS


def _sink(before: PromotionTier | None, after: PromotionTier) -> PromotionTier:
    return after if before is None else replace(after, hierarchy=before.hierarchy + 1)


SABOTAGE = Sabotage(("update_promotion_tier",), writing(PROMOTION_TIERS, _sink))
