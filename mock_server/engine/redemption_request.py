"""A call that redeems, validates or rolls back, as values."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from mock_server.engine.customer import CustomerDraft
from mock_server.engine.order_draft import OrderDraft
from mock_server.engine.redeemable import Asked
from mock_server.engine.validity import Metadata

ORDER_ONLY = frozenset({"order"})
"""What `options.expand` stands for when it is not sent (redemptions.md 3.8)."""


@dataclass(frozen=True, slots=True)
class SessionAsked:
    """A session in a request: `key` None lets us choose one. The default is seven days (E-19)."""

    key: str | None = None
    ttl: int = 7
    ttl_unit: str = "DAYS"

    def ends(self, now: datetime) -> datetime:
        """Return when a hold taken *now* ends, at the latest in the year 9999.

        What is left of it below a microsecond counts as nothing.
        """
        try:
            return now + timedelta(microseconds=self.ttl * _NANOSECONDS[self.ttl_unit] // 1000)
        except OverflowError:
            return datetime.max.replace(tzinfo=UTC)


_NANOSECONDS = {
    "DAYS": 86_400_000_000_000,
    "HOURS": 3_600_000_000_000,
    "MINUTES": 60_000_000_000,
    "SECONDS": 1_000_000_000,
    "MILLISECONDS": 1_000_000,
    "MICROSECONDS": 1_000,
    "NANOSECONDS": 1,
}


@dataclass(frozen=True, slots=True)
class RedemptionRequest:
    """The body of a redemption or validation; None where a member was not sent.

    `stacked` is False where the path names the one redeemable: stacking settings do not apply
    there (redemptions.md 12). `client_side` is True for calls of web pages, which may not be
    allowed to write customers (resources.md F-7). With `audience_only` rules ask for nothing
    but the customer.
    """

    redeemables: tuple[Asked, ...]
    order: OrderDraft | None = None
    customer: CustomerDraft | None = None
    tracking_id: str | None = None
    session: SessionAsked | None = None
    metadata: Metadata | None = None
    expand: frozenset[str] = ORDER_ONLY
    stacked: bool = True
    client_side: bool = False
    audience_only: bool = False


@dataclass(frozen=True, slots=True)
class RollbackRequest:
    """Query and body of a rollback; `order_id` and `order_source_id` name the order it is for."""

    reason: str | None = None
    tracking_id: str | None = None
    customer: CustomerDraft | None = None
    order_id: str | None = None
    order_source_id: str | None = None
    metadata: Metadata | None = None
