"""Where a customer stands: their orders, and what is left on their cards (resources.md 5)."""

from dataclasses import dataclass
from datetime import datetime

from mock_server.engine.customer import Customer
from mock_server.engine.money import Money
from mock_server.store.base import Transaction
from mock_server.store.kinds import ORDERS, VOUCHERS


@dataclass(frozen=True, slots=True)
class Standing:
    """The sums over what belongs to a customer; money and credits in minor units.

    `orders` counts those that were paid or fulfilled, `spent` is what they came to.
    """

    orders: int = 0
    spent: Money = 0
    last_amount: Money = 0
    last_date: datetime | None = None
    credits: Money = 0
    points: int = 0


def of(tx: Transaction, customer: Customer) -> Standing:
    """Return the standing of *customer*."""
    bought = [
        order
        for order in tx.every(ORDERS, "customer_id", customer.id)
        if order.status in {"PAID", "FULFILLED"}
    ]
    cards = [*tx.every(VOUCHERS, "holder_id", customer.id)]
    last = bought[-1] if bought else None
    return Standing(
        orders=len(bought),
        spent=sum(order.total_amount for order in bought),
        last_amount=0 if last is None else last.total_amount,
        last_date=None if last is None else last.created_at,
        credits=sum(card.balance for card in cards if card.type == "GIFT_VOUCHER"),
        points=sum(card.balance for card in cards if card.type == "LOYALTY_CARD"),
    )
