"""The ledger of a card: one entry for every change of its balance."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

TransactionType: TypeAlias = Literal[
    "CREDITS_REDEMPTION",
    "CREDITS_REFUND",
    "CREDITS_ADDITION",
    "CREDITS_REMOVAL",
    "POINTS_REDEMPTION",
    "POINTS_REFUND",
    "POINTS_ADDITION",
    "POINTS_REMOVAL",
]


@dataclass(frozen=True, slots=True)
class Transaction:
    """A change of a card's balance (resources.md 2.5).

    `amount` is signed: credits in minor units or whole points. `balance` is what the card holds
    afterwards and `total` is `balance` plus the net redeemed (F-1). `source_id`, `source` and
    `reason` are None on entries that a redemption or rollback made.
    """

    id: str
    voucher_id: str
    type: TransactionType
    amount: int
    balance: int
    total: int
    created_at: datetime
    campaign_id: str | None = None
    source_id: str | None = None
    source: str | None = None
    reason: str | None = None
    order_id: str | None = None
    order_source_id: str | None = None
    redemption_id: str | None = None
    rollback_id: str | None = None
    related_transaction_id: str | None = None
