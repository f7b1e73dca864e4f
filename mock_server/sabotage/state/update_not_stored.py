"""An update of a promotion tier succeeds and changes nothing."""

from mock_server.engine.promotion_tier import PromotionTier
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import PROMOTION_TIERS


def _skip(_: PromotionTier | None, __: PromotionTier) -> None:
    return None


SABOTAGE = Sabotage(("update_promotion_tier",), writing(PROMOTION_TIERS, _skip))
