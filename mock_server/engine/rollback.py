"""The record of a rollback, successful or not."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from mock_server.engine.channel import Channel, Failure
from mock_server.engine.customer import Customer
from mock_server.engine.order import Order
from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.redemption import OrderMode, RelatedObjectType
from mock_server.engine.reward import Bought
from mock_server.engine.validity import Metadata
from mock_server.engine.voucher import Voucher


@dataclass(frozen=True, slots=True)
class Rollback:
    """One attempt to undo a redemption: `rr_` if it succeeded, `rrf_` if it failed.

    Source: redemptions.md 9.2.

    `redemption_id` is the redemption that it undoes. `amount` is the credits (minor units) or
    points given back, not negative; None for everything but cards. `bought` is what those points
    had been spent on. `parent_id` is set on children of a stacked rollback.
    """

    object: ClassVar[Literal["redemption_rollback"]] = "redemption_rollback"
    id: str
    date: datetime
    channel: Channel
    redemption_id: str
    related_object_type: RelatedObjectType
    related_object_id: str
    order_mode: OrderMode
    reason: str | None = None
    customer: Customer | None = None
    tracking_id: str | None = None
    metadata: Metadata | None = None
    order: Order | None = None
    voucher: Voucher | None = None
    promotion_tier: PromotionTier | None = None
    amount: int | None = None
    bought: Bought | None = None
    parent_id: str | None = None
    failure: Failure | None = None

    @property
    def customer_id(self) -> str | None:
        """The id of the customer of the redemption; None if anonymous."""
        return self.customer.id if self.customer is not None else None

    @property
    def campaign_id(self) -> str | None:
        """The campaign of the voucher or tier; None where there is none."""
        about = self.voucher or self.promotion_tier
        return None if about is None else about.campaign_id

    @property
    def result(self) -> Literal["SUCCESS", "FAILURE"]:
        """How the attempt ended."""
        return "SUCCESS" if self.failure is None else "FAILURE"

    @property
    def status(self) -> Literal["SUCCEEDED", "FAILED"]:
        """The same as `result`, in the words of the status field."""
        return "SUCCEEDED" if self.failure is None else "FAILED"
