"""The full level of detail: vouchers and tiers with what only the project knows of them."""

from mock_server.engine.discounts import Targets
from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.voucher import Voucher
from mock_server.service import customers, rules
from mock_server.service.redeemables import categories
from mock_server.store.base import Transaction
from mock_server.store.kinds import CAMPAIGNS
from mock_server.wire.detail import Detail
from mock_server.wire.promotion_tier import write_tier
from mock_server.wire.targets import write_target_lists
from mock_server.wire.voucher import write_voucher
from spec import Json


def full(tx: Transaction) -> Detail:
    """Return writers that look up categories, holders and campaigns in *tx*."""

    def voucher(one: Voucher) -> Json:
        holder = None if one.holder_id is None else customers.known(tx, one.holder_id)
        guards = rules.assigned(tx, one.id)
        return write_voucher(one, categories(tx, one.category_ids), holder, guards)

    def tier(one: PromotionTier) -> Json:
        campaign = tx.get(CAMPAIGNS, one.campaign_id)
        guards = rules.assigned(tx, one.id)
        return write_tier(one, campaign, categories(tx, one.category_ids), guards)

    return Detail(voucher, tier)


def with_targets(detail: Detail, targets: Targets) -> Detail:
    """Return *detail* with the products that the voucher may and may not touch (2.3)."""

    def voucher(one: Voucher) -> Json:
        return {**detail.voucher(one), **write_target_lists(targets)}

    return Detail(voucher, detail.tier)
