"""Who caused a record: the caller's key, a dashboard user, or an automatic redemption."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Channel:
    """`id` is the app id of the caller for API (redemptions.md 2.1)."""

    id: str
    type: Literal["API", "USER", "AUTO_REDEEM"] = "API"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a recorded attempt failed: the refusal's key and message."""

    code: str
    message: str
