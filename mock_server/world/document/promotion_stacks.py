"""Promotion stacks: `campaign_id` and `tiers`, the ids of tiers in the order of application."""

from mock_server.engine.promotion_tier import PromotionStack
from mock_server.store import codec
from mock_server.store.kinds import PROMOTION_STACKS, PROMOTION_TIERS
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from mock_server.world.document.promotion_tiers import campaign_of
from spec import Json

_COMPOSED = frozenset({"campaign_id", "tier_ids"})


def load(filling: Filling, source: Fields) -> None:
    """Store the stack of *source*."""
    tier_ids = _tiers(filling, source)
    campaign_id = campaign_of(filling, source)
    values = filling.born(source, PromotionStack, "stack", _COMPOSED)
    values.setdefault("name", values["id"])
    source.close()
    stack = PromotionStack(**values, campaign_id=campaign_id, tier_ids=tier_ids)
    filling.categorised(source, stack.category_ids)
    filling.add(source, PROMOTION_STACKS, stack)


def _tiers(filling: Filling, source: Fields) -> tuple[str, ...]:
    json = source.raw("tiers")
    tier_ids = source.fitting(lambda: codec.shape_of(tuple[str, ...]).read(json), "tiers")
    for position, key in enumerate(tier_ids):
        filling.refer(source, PROMOTION_TIERS, key, "tiers", position)
    return tuple(tier_ids)


def export(stack: PromotionStack) -> Json:
    """Write *stack* as `load` reads it."""
    written = codec.encode(stack)
    return written | {"tiers": written.pop("tier_ids")}
