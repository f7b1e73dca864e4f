"""A promotion tier: a discount without a code, and the stack that orders several of them."""

from dataclasses import dataclass, replace
from datetime import datetime

from mock_server.engine.discounts import EVERYTHING, Discount, Targets
from mock_server.engine.money import Money
from mock_server.engine.order import Order
from mock_server.engine.validity import ALWAYS, Metadata, Validity


@dataclass(frozen=True, slots=True)
class Summary:
    """What a tier has done so far: amounts in minor units (redemptions.md 2.4)."""

    total_redeemed: int = 0
    total_amount: Money = 0
    total_discount_amount: Money = 0


@dataclass(frozen=True, slots=True)
class PromotionTier:
    """A tier of a promotion campaign; `hierarchy` runs from 1 without gaps (R-12)."""

    id: str
    name: str
    campaign_id: str
    discount: Discount
    created_at: datetime
    hierarchy: int = 1
    banner: str | None = None
    category_ids: tuple[str, ...] = ()
    validity: Validity = ALWAYS
    active: bool = True
    metadata: Metadata | None = None
    summary: Summary = Summary()
    targets: Targets = EVERYTHING
    updated_at: datetime | None = None

    def redeemed(self, order: Order) -> "PromotionTier":
        """Return this tier after one more redemption, on *order* as it left it."""
        return self._counted(1, order)

    def restored(self, order: Order) -> "PromotionTier":
        """Return this tier after the rollback of a redemption that left *order* behind."""
        return self._counted(-1, order)

    def _counted(self, times: int, order: Order) -> "PromotionTier":
        summary, off = self.summary, order.total_applied_discount_amount
        counted = Summary(
            summary.total_redeemed + times,
            summary.total_amount + times * (order.amount or 0),
            summary.total_discount_amount + times * off,
        )
        return replace(self, summary=counted)


@dataclass(frozen=True, slots=True)
class PromotionStack:
    """Tiers that are applied together, in the order of `tier_ids`."""

    id: str
    name: str
    campaign_id: str
    tier_ids: tuple[str, ...]
    created_at: datetime
    category_ids: tuple[str, ...] = ()
    updated_at: datetime | None = None
