"""A promotion tier as a caller sent it: to be created, or changes of a stored one."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypedDict

from mock_server.engine.category import CategoryChoice
from mock_server.engine.discounts import Discount
from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.validity import (
    ALWAYS,
    Metadata,
    Validity,
    ValidityChanges,
    with_metadata,
)


@dataclass(frozen=True, slots=True)
class TierDraft:
    """A tier to be created; without a `hierarchy` it becomes the last of its campaign (R-12).

    `rule_ids` are the validation rules that guard it.
    """

    name: str
    discount: Discount
    banner: str | None = None
    hierarchy: int | None = None
    category: CategoryChoice | None = None
    validity: Validity = ALWAYS
    active: bool = True
    metadata: Metadata | None = None
    rule_ids: tuple[str, ...] = ()


class TierChanges(TypedDict, total=False):
    """Those fields that an update may change and the caller sent; None clears one."""

    name: str
    discount: Discount
    banner: str | None
    hierarchy: int
    category: CategoryChoice | None
    validity: ValidityChanges
    active: bool
    metadata: Metadata | None


def changed(tier: PromotionTier, changes: TierChanges, now: datetime) -> PromotionTier:
    """Return *tier* with *changes*, except for its category and its place among the others."""
    metadata = tier.metadata
    if "metadata" in changes:
        metadata = with_metadata(metadata, changes["metadata"])
    return replace(
        tier,
        name=changes.get("name", tier.name),
        discount=changes.get("discount", tier.discount),
        banner=changes.get("banner", tier.banner),
        validity=replace(tier.validity, **changes.get("validity", {})),
        active=changes.get("active", tier.active),
        metadata=metadata,
        updated_at=now,
    )
