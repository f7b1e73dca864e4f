"""Promotion tiers."""

from mock_server.engine.promotion_tier import PromotionTier
from mock_server.http.call import Answer, Call
from mock_server.http.detail import full
from mock_server.service import campaigns, promotion_tiers
from mock_server.service.moment import Moment
from mock_server.service.promotion_tiers import TierQuery
from mock_server.store.base import Transaction
from mock_server.wire.listing import read_page, write_list
from mock_server.wire.promotion_tier import read_draft, read_tier_changes
from spec import Json


def list_promotion_tiers(call: Call) -> Answer:
    """List the tiers of all campaigns, the newest first unless asked otherwise."""
    order, available = call.query.get("order", "-created_at"), call.query.get("is_available")
    query = TierQuery(read_page(call.query), order, available)

    def work(tx: Transaction, at: Moment) -> Json:
        rows, total = promotion_tiers.listed(tx, at.now, query)
        more = query.page.ends_before(total)
        return write_list("tiers", [full(tx).tier(row) for row in rows], total, has_more=more)

    return Answer(call.do(work))


def list_campaign_promotion_tiers(call: Call) -> Answer:
    """List the tiers of one campaign by their hierarchy."""

    def work(tx: Transaction, _: Moment) -> Json:
        campaign = campaigns.find(tx, call.path["campaignId"])
        rows = [full(tx).tier(tier) for tier in campaigns.tiers(tx, campaign.id)]
        return write_list("tiers", rows, len(rows), has_more=False)

    return Answer(call.do(work))


def create_promotion_tier(call: Call) -> Answer:
    """Add a tier to a campaign; the tiers at its place and below move down."""
    campaign_id, draft = call.path["campaignId"], read_draft(call.body)
    return Answer(
        call.do(lambda tx, at: _written(tx, promotion_tiers.create(tx, at, campaign_id, draft)))
    )


def get_promotion_tier(call: Call) -> Answer:
    """Read a tier."""
    return Answer(call.do(lambda tx, _: _written(tx, promotion_tiers.find(tx, _id(call)))))


def update_promotion_tier(call: Call) -> Answer:
    """Change what is sent of a tier; a new hierarchy moves the others."""
    changes = read_tier_changes(call.body)
    return Answer(
        call.do(lambda tx, at: _written(tx, promotion_tiers.update(tx, at, _id(call), changes)))
    )


def delete_promotion_tier(call: Call) -> Answer:
    """Delete a tier for good; those below move up."""
    call.do(lambda tx, _: promotion_tiers.delete(tx, _id(call)))
    return Answer(status=204)


def enable_promotion_tier(call: Call) -> Answer:
    """Switch a tier on."""
    return _switch(call, active=True)


def disable_promotion_tier(call: Call) -> Answer:
    """Switch a tier off."""
    return _switch(call, active=False)


def _switch(call: Call, *, active: bool) -> Answer:
    return Answer(
        call.do(
            lambda tx, at: _written(tx, promotion_tiers.switch(tx, at, _id(call), active=active))
        )
    )


def _id(call: Call) -> str:
    return call.path["promotionTierId"]


def _written(tx: Transaction, tier: PromotionTier) -> Json:
    return full(tx).tier(tier)
