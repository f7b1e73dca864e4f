"""Which validation rule guards which voucher, tier or campaign."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

GuardedType: TypeAlias = Literal["voucher", "campaign", "promotion_tier"]


@dataclass(frozen=True, slots=True)
class RuleAssignment:
    """The rule `rule_id` holds for everything that redeems `related_object_id`.

    A campaign's rule guards all its vouchers or tiers; rules are not copied (resources.md 3.4).
    """

    id: str
    rule_id: str
    related_object_id: str
    related_object_type: GuardedType
    created_at: datetime
    updated_at: datetime | None = None
