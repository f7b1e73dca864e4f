"""Promotion tiers: `campaign_id` and `discount`; the rest is filled in."""

from mock_server.engine.promotion_tier import PromotionTier
from mock_server.store import codec
from mock_server.store.kinds import PROMOTION_TIERS
from mock_server.world.document import discount, rules, targets, validity
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from spec import Json

_COMPOSED = frozenset({"discount", "validity", "targets", "campaign_id"})


def load(filling: Filling, source: Fields) -> None:
    """Store the tier of *source*, at the end of its campaign, which is made if need be."""
    off = discount.read(source)
    if off is None:
        raise source.refusal("expected `discount`")
    campaign_id = campaign_of(filling, source)
    values = filling.born(source, PromotionTier, "promo", _COMPOSED)
    values.setdefault("name", values["id"])
    if "hierarchy" not in values:
        count = filling.tx.count(PROMOTION_TIERS, "campaign_id", campaign_id)
        values["hierarchy"] = count + 1
    tier = PromotionTier(
        **values,
        campaign_id=campaign_id,
        discount=off,
        validity=validity.read(source),
        targets=targets.read(source),
    )
    guards = rules.read(filling, source)
    source.close()
    filling.categorised(source, tier.category_ids)
    filling.add(source, PROMOTION_TIERS, tier)
    rules.assign(filling, source, guards, ("promotion_tier", tier.id))


def campaign_of(filling: Filling, source: Fields) -> str:
    """Return the id of the promotion campaign that *source* names."""
    if filling.exact:
        return source.need("campaign_id", str)
    campaign = filling.campaign(source, None)
    if campaign is None:
        raise source.refusal("expected `campaign_id`, or the name of a `campaign`")
    return campaign.id


def export(tier: PromotionTier) -> Json:
    """Write *tier* as `load` reads it."""
    written = {"hierarchy": tier.hierarchy} | codec.encode(tier)
    for name in ("validity", "targets"):
        written.pop(name, None)
    return (
        written
        | {"discount": discount.write(tier.discount)}
        | validity.write(tier.validity)
        | targets.write(tier.targets)
    )
