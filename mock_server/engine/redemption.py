"""The record of a redemption, successful or not."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Literal, TypeAlias

from mock_server.engine.channel import Channel, Failure
from mock_server.engine.customer import Customer
from mock_server.engine.order import Order
from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.reward import Bought
from mock_server.engine.validity import Metadata
from mock_server.engine.voucher import Voucher

RelatedObjectType: TypeAlias = Literal["voucher", "promotion_tier", "redemption"]
OrderMode: TypeAlias = Literal["WITH_ORDER", "WITHOUT_ORDER"]


@dataclass(frozen=True, slots=True)
class RollbackLink:
    """Where a redemption was undone, and whether its order was undone with it."""

    id: str
    date: datetime
    order_mode: OrderMode


@dataclass(frozen=True, slots=True)
class Redemption:
    """One attempt to redeem, as recorded: `r_` if it succeeded, `rf_` if it failed.

    Source: redemptions.md 2.

    `order`, `voucher`, `promotion_tier` and `customer` are snapshots right after the redemption;
    `order` is None on failures. `amount` is the credits (minor units) or points taken, None for
    everything but cards, `bought` what points were spent on. `parent_id` is set on children of a
    stack, `child_ids` on its parent.
    """

    object: ClassVar[Literal["redemption"]] = "redemption"
    id: str
    date: datetime
    channel: Channel
    related_object_type: RelatedObjectType
    related_object_id: str
    customer: Customer | None = None
    tracking_id: str | None = None
    metadata: Metadata | None = None
    order: Order | None = None
    voucher: Voucher | None = None
    promotion_tier: PromotionTier | None = None
    amount: int | None = None
    bought: Bought | None = None
    session_key: str | None = None
    parent_id: str | None = None
    child_ids: tuple[str, ...] = ()
    failure: Failure | None = None
    rollbacks: tuple[RollbackLink, ...] = ()

    @property
    def customer_id(self) -> str | None:
        """The id of the customer who redeemed; None if anonymous."""
        return self.customer.id if self.customer is not None else None

    @property
    def campaign_id(self) -> str | None:
        """The campaign of the voucher or tier; None where there is none."""
        about = self.voucher or self.promotion_tier
        return None if about is None else about.campaign_id

    @property
    def result(self) -> Literal["SUCCESS", "FAILURE"]:
        """How the attempt ended; a rollback does not change it."""
        return "SUCCESS" if self.failure is None else "FAILURE"

    @property
    def status(self) -> Literal["SUCCEEDED", "FAILED", "ROLLED_BACK"]:
        """Where the redemption stands now."""
        if self.failure is not None:
            return "FAILED"
        return "ROLLED_BACK" if self.rollbacks else "SUCCEEDED"

    def without(self, child_id: str) -> "Redemption":
        """Return this parent of a stack without one of its children, on its order too."""
        order = None if self.order is None else self.order.without_child(child_id)
        left = tuple(id_ for id_ in self.child_ids if id_ != child_id)
        return replace(self, child_ids=left, order=order)

    def rolled_back(self, link: RollbackLink) -> "Redemption":
        """Return this redemption with one more rollback noted on it."""
        return replace(self, rollbacks=(*self.rollbacks, link))
