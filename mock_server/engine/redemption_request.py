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

        Finer than a microsecond counts as nothing.
        """
        try:
            return now + self.ttl * _UNITS[self.ttl_unit]
        except OverflowError:
            return datetime.max.replace(tzinfo=UTC)


_UNITS = {
    "DAYS": timedelta(days=1),
    "HOURS": timedelta(hours=1),
    "MINUTES": timedelta(minutes=1),
    "SECONDS": timedelta(seconds=1),
    "MILLISECONDS": timedelta(milliseconds=1),
    "MICROSECONDS": timedelta(microseconds=1),
    "NANOSECONDS": timedelta(0),
}


@dataclass(frozen=True, slots=True)
class RedemptionRequest:
    """The body of a redemption or validation; None where a member was not sent.

    `stacked` is False where the path names the one redeemable: stacking settings do not apply
    there (redemptions.md 12).
    """

    redeemables: tuple[Asked, ...]
    order: OrderDraft | None = None
    customer: CustomerDraft | None = None
    tracking_id: str | None = None
    session: SessionAsked | None = None
    metadata: Metadata | None = None
    expand: frozenset[str] = ORDER_ONLY
    stacked: bool = True


@dataclass(frozen=True, slots=True)
class RollbackRequest:
    """Query and body of a rollback; `order_id` and `order_source_id` name the order it is for."""

    reason: str | None = None
    tracking_id: str | None = None
    customer: CustomerDraft | None = None
    order_id: str | None = None
    order_source_id: str | None = None
    metadata: Metadata | None = None
