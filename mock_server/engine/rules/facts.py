"""What rules are checked against: the call, the redeemable, its order, and what was before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

from mock_server.engine.customer import Customer
from mock_server.engine.money import Money
from mock_server.engine.order import Order
from mock_server.engine.rules.clock import Clock
from mock_server.engine.validity import Metadata

SubjectKind: TypeAlias = Literal["Discount Coupon", "Gift Card", "Loyalty Card", "Promotion Tier"]
"""What a refusal calls the redeemable (redemptions.md 7.4)."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The redeemable whose rules are checked: what it is, and whose it is if it has a holder."""

    kind: SubjectKind
    holder_id: str | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Which redemptions of the past count: successful ones that were not rolled back.

    `of` is this voucher or tier, or its whole campaign (without one: itself). The rest narrows it
    down: at or after `since` (UTC), by one customer, by one caller (`Channel.id`).
    """

    of: Literal["redeemable", "campaign"]
    since: datetime | None = None
    customer_id: str | None = None
    channel_id: str | None = None


class Past(Protocol):
    """What has been redeemed before this attempt, which is never counted here (R-4 adds it).

    What this very call has applied already counts as past.
    """

    def redemptions(self, among: Scope) -> int:
        """Count the redemptions."""

    def orders_amount(self, among: Scope) -> Money:
        """Sum the amounts of their orders before discounts, in minor units."""

    def discounts(self, among: Scope) -> Money:
        """Sum what they took off, in minor units."""

    def credits(self, among: Scope) -> Money:
        """Sum the gift credits that they took, in minor units."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What is the same for every redeemable of one call.

    Attributes:
        clock: Now, and the project's zone.
        customer: Stored merged with sent; None for an anonymous one.
        segments: Ids of the segments that the customer is in now.
        initial_amount: Of the order before all discounts, in minor units; None if unknown.
        metadata: Of the request; None if it has none.
        app_id: The key of the caller, None for one that has none.
        user: The login of a dashboard user, None for API callers.
        collections: Ids of the members, by the id of a product collection.
        audience_only: Whether only the conditions on the customer are asked, and all others pass.
    """

    clock: Clock
    customer: Customer | None = None
    segments: frozenset[str] = frozenset()
    initial_amount: Money | None = None
    metadata: Metadata | None = None
    app_id: str | None = None
    user: str | None = None
    collections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    audience_only: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the rules of one redeemable may ask about.

    Attributes:
        situation: Of the call that it is part of.
        subject: The redeemable.
        past: What was redeemed before.
        order: As this redeemable meets it; None if the call names no order.
        after: As this redeemable leaves it, with `applied_*` for it alone. None as long as nobody
            tried: conditions on the outcome are then left open.
        used: The credits (minor units) or points that it takes; 0 for discounts.
    """

    situation: Situation
    subject: Subject
    past: Past
    order: Order | None = None
    after: Order | None = None
    used: int = 0
