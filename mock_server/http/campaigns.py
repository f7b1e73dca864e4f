"""Campaigns."""

from mock_server.engine.campaign import Campaign
from mock_server.http.call import Answer, Call
from mock_server.http.detail import full
from mock_server.service import campaigns, generation
from mock_server.service.campaigns import CampaignQuery
from mock_server.service.moment import Moment
from mock_server.service.redeemables import categories
from mock_server.store.base import Transaction
from mock_server.wire.campaign import read_draft, write_campaign
from mock_server.wire.listing import read_filter, read_page, write_list
from spec import Json


def list_campaigns(call: Call) -> Answer:
    """List campaigns without their categories, the newest first unless asked otherwise."""
    query = _query(call)

    def work(tx: Transaction, at: Moment) -> Json:
        rows, total = campaigns.listed(tx, at.now, query)
        detail = full(tx)
        written = [write_campaign(row, campaigns.stock(tx, row), detail) for row in rows]
        return write_list("campaigns", written, total)

    return Answer(call.do(work))


def create_campaign(call: Call) -> Answer:
    """Make a campaign with its codes or tiers; all of them are there with the answer (R-15)."""
    draft = read_draft(call.body)
    return Answer(call.do(lambda tx, at: _written(tx, generation.create(tx, at, draft))))


def get_campaign(call: Call) -> Answer:
    """Read a campaign by its id or name."""
    return Answer(call.do(lambda tx, _: _written(tx, campaigns.find(tx, call.path["campaignId"]))))


def delete_campaign(call: Call) -> Answer:
    """Delete a campaign and all that belongs to it; names stay taken unless `force` is set."""
    key, force = call.path["campaignId"], bool(call.query.get("force"))
    action = call.do(
        lambda tx, at: generation.remove(tx, at, key, force=force, request_id=call.request_id)
    )
    return Answer({"async_action_id": action.id}, status=202)


def _query(call: Call) -> CampaignQuery:
    return CampaignQuery(
        page=read_page(call.query),
        order=call.query.get("order", "-created_at"),
        campaign_type=call.query.get("campaign_type"),
        status=call.query.get("campaign_status"),
        is_referral_code=call.query.get("is_referral_code"),
        conditions=read_filter(call.query.get("filters")),
    )


def _written(tx: Transaction, campaign: Campaign) -> Json:
    shown = categories(tx, campaign.category_ids)
    return write_campaign(campaign, campaigns.stock(tx, campaign), full(tx), shown)
