"""The tiers of a promotion stack are applied in the opposite order."""

from dataclasses import replace

from mock_server.engine.promotion_tier import PromotionStack
from mock_server.sabotage.operations import STACKING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import PROMOTION_STACKS


def _reversed(stack: PromotionStack) -> PromotionStack:
    return replace(stack, tier_ids=stack.tier_ids[::-1])


SABOTAGE = Sabotage((*STACKING, *VALIDATING), reading(PROMOTION_STACKS, _reversed))
