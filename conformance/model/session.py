"""A hold on redeemables (redemptions.md 8)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Session:
    """What one key holds of one voucher.

    Attributes:
        key: Chosen by the client or by the server.
        voucher: The id of the voucher.
        uses: Always 1.
        amount: Credits or points held; 0 for a discount.
        free_from: From when on it may have ended, aware UTC.
        free_at: When it has ended for certain.
    """

    key: str
    voucher: str
    amount: int
    free_from: datetime
    free_at: datetime
