"""A customer of the shop."""

import base64
import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypedDict

from mock_server.engine.money import Money
from mock_server.engine.validity import Metadata, with_metadata


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; every part may be unknown."""

    city: str | None = None
    state: str | None = None
    line_1: str | None = None
    line_2: str | None = None
    country: str | None = None
    postal_code: str | None = None


@dataclass(frozen=True, slots=True)
class CustomerSummary:
    """Counters of redemptions and rollbacks; credits in minor units (resources.md 5)."""

    total_failed: int = 0
    total_succeeded: int = 0
    total_rollback_failed: int = 0
    total_rollback_succeeded: int = 0
    redeemed_credits: Money = 0
    redeemed_points: int = 0


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer as the project stores it; `source_id` is the shop's own key and never changes.

    `deleted` is set only in records of redemptions, on what is left there of a deleted customer.
    """

    id: str
    created_at: datetime
    source_id: str | None = None
    name: str | None = None
    description: str | None = None
    email: str | None = None
    phone: str | None = None
    birthdate: str | None = None
    address: Address | None = None
    metadata: Metadata | None = None
    summary: CustomerSummary = CustomerSummary()
    updated_at: datetime | None = None
    deleted: bool = False

    @property
    def tracking_id(self) -> str | None:
        """The hash of the source id; None without one."""
        return None if self.source_id is None else tracking_id(self.source_id)

    def forgotten(self) -> "Customer":
        """Return what records keep of this customer after the deletion: the id (R-11)."""
        return Customer(self.id, self.created_at, deleted=True)

    def changed(self, changes: "CustomerChanges") -> "Customer":
        """Return this customer with *changes*; metadata merges key by key (R-2)."""
        changed = replace(self, **changes)
        if "metadata" not in changes:
            return changed
        return replace(changed, metadata=with_metadata(self.metadata, changes["metadata"]))


class CustomerChanges(TypedDict, total=False):
    """Those fields of a customer that a caller sent; None clears one."""

    name: str | None
    description: str | None
    email: str | None
    phone: str | None
    birthdate: str | None
    address: Address | None
    metadata: Metadata | None


@dataclass(frozen=True, slots=True)
class CustomerDraft:
    """A customer as a caller sent it: `id` or `source_id` say who is meant."""

    id: str | None = None
    source_id: str | None = None
    changes: CustomerChanges = field(default_factory=CustomerChanges)


def tracking_id(source_id: str) -> str:
    """Return the stable hash under which clients may name a customer (redemptions.md 1.2)."""
    digest = hashlib.sha256(source_id.encode()).digest()[:18]
    return "track_" + base64.urlsafe_b64encode(digest).decode()
