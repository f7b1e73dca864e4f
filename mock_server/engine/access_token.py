"""An OAuth access token."""

from dataclasses import dataclass
from datetime import datetime

_SERVER = (
    "vouchers promotions campaigns exports publications validations qualifications redemptions"
    " customers orders products skus validation-rules validation-rules-assignments segments events"
    " rewards assets task-results loyalties consents async-actions product-collections categories"
    " metadata-schemas locations referrals trash-bin templates"
)
_CLIENT = (
    "vouchers promotions publish validate validations qualifications redeem redemptions customers"
    " events consents"
)
SCOPES = frozenset(
    {
        "api",
        "client_api",
        *_SERVER.split(),
        *(f"client_{segment}" for segment in _CLIENT.split()),
    }
)
"""Everything, or what lies under one first path segment (resources.md 1.3)."""


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A bearer token with its scopes; it stops working at `expires_at` or when it is revoked."""

    id: str
    client_id: str
    scopes: tuple[str, ...]
    issued_at: datetime
    expires_at: datetime
    revoked: bool = False

    def works(self, now: datetime) -> bool:
        """Whether the token opens anything at *now*; the end of its life is outside."""
        return not self.revoked and now < self.expires_at
