"""A promotion tier that moves does not push the others out of its way."""

from mock_server.engine.promotion_tier import PromotionTier
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import PROMOTION_TIERS
from mock_server.world.turn import Turn


def _alone(tx: Transaction, at: Moment, turn: Turn) -> tuple[Transaction, Moment]:
    def store(before: PromotionTier | None, after: PromotionTier) -> PromotionTier | None:
        return after if after.id == turn.path["promotionTierId"] else before

    return View(tx, writes={PROMOTION_TIERS.name: store}), at


SABOTAGE = Sabotage(("update_promotion_tier",), seeing(_alone))
