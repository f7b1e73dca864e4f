"""A category: how redeemables rank and whether they stack."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Category:
    """A lower `hierarchy` is applied earlier; no `stacking_rules_type` means common (6.2)."""

    id: str
    name: str
    hierarchy: int
    created_at: datetime
    stacking_rules_type: Literal["JOINT", "EXCLUSIVE"] | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CategoryChoice:
    """The category that a caller gave something: by id, or by a name that may be unknown."""

    id: str | None = None
    name: str | None = None
