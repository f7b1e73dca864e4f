"""A validation session: a customer's hold on redeemables for a while.

Source: redemptions.md 8.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """What one session key reserves of one voucher: a use, and credits (minor units) or points."""

    id: str
    session_key: str
    voucher_id: str
    expires_at: datetime
    uses: int = 1
    funds: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """What the holds of other sessions take from a voucher together."""

    uses: int = 0
    funds: int = 0


NOTHING_HELD = Held()


def held_by_others(holds: Iterable[Hold], own_key: str | None, now: datetime) -> Held:
    """Sum the live *holds* that do not belong to *own_key*; the end of a session itself is free."""
    live = [hold for hold in holds if now < hold.expires_at and hold.session_key != own_key]
    return Held(sum(hold.uses for hold in live), sum(hold.funds for hold in live))
