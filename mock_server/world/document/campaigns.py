"""Campaigns: `name`, and what their vouchers start with; promotions have none."""

from mock_server.engine.campaign import Campaign, CampaignType
from mock_server.store import codec
from mock_server.store.kinds import CAMPAIGNS
from mock_server.wire.campaign import ACTIVITY, write_activity
from mock_server.world.document import rules, validity, vouchers
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling, campaign_type
from spec import Json

_COMPOSED = frozenset({"voucher", "validity", "campaign_type", ACTIVITY})


def load(filling: Filling, source: Fields) -> None:
    """Store the campaign of *source*."""
    inner = source.inner("voucher")
    template = None if inner is None else vouchers.template(filling, inner)
    kind = _type(source) or campaign_type(template)
    if (kind == "PROMOTION") != (template is None):
        problem = "a PROMOTION has none" if template else "expected `voucher`, or type PROMOTION"
        raise source.refusal(problem, "voucher")
    values = filling.born(source, Campaign, "camp", _COMPOSED)
    source.need("name", str)
    limits, lasting = validity.read(source), validity.read_span(source, ACTIVITY)
    guards = rules.read(filling, source)
    source.close()
    campaign = Campaign(
        **values,
        campaign_type=kind,
        voucher=template,
        validity=limits,
        activity_duration_after_publishing=lasting,
    )
    filling.categorised(source, campaign.category_ids)
    filling.add(source, CAMPAIGNS, campaign, "name")
    rules.assign(filling, source, guards, ("campaign", campaign.id))


def _type(source: Fields) -> CampaignType | None:
    json = source.raw("campaign_type")
    shape = codec.shape_of(CampaignType)
    return None if json is None else source.fitting(lambda: shape.read(json), "campaign_type")


def export(campaign: Campaign) -> Json:
    """Write *campaign* as `load` reads it."""
    written = codec.encode(campaign)
    for name in ("voucher", "validity", ACTIVITY):
        written.pop(name, None)
    if campaign.voucher is not None:
        written["voucher"] = vouchers.export_template(campaign.voucher)
    lasting = write_activity(campaign.activity_duration_after_publishing)
    return written | validity.write(campaign.validity) | lasting
