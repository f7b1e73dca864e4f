"""Paying with loyalty points: how many go, and what they are worth. Source: redemptions.md 5.2."""

from dataclasses import dataclass

from mock_server.engine.discounts.taking import off_order
from mock_server.engine.money import Money, worth_of
from mock_server.engine.order import Order
from mock_server.engine.refusals import LoyaltyCardPointsExceeded, MissingAmount
from mock_server.engine.reward import Coin, Offer

_NO_AMOUNT = "Amount is required when redeeming a LOYALTY_CARD"


@dataclass(frozen=True, slots=True)
class Wallet:
    """The points of the card `code` that are there: its balance minus what other sessions hold."""

    code: str
    available: int


def buy(offer: Offer, stated: int | None, wallet: Wallet, order: Order) -> tuple[Order, int]:
    """Spend points on *offer* and return the order with the points taken.

    Args:
        offer: COIN takes money off the order; the others leave it alone.
        stated: How many points the caller wants to pay with, None for as many as useful (E-1).
        wallet: Where the points come from.
        order: As the card meets it, with `applied_*` cleared.

    Raises:
        LoyaltyCardPointsExceeded: More points are needed than there are.
        MissingAmount: COIN, and nobody knows the amount of the order.
    """
    coin = offer.reward.gives
    if not isinstance(coin, Coin):
        cost = offer.assignment.points or 0
        _check(cost, wallet)
        return order, cost
    if stated is not None:
        _check(stated, wallet)
    if order.amount is None:
        raise MissingAmount(_NO_AMOUNT)
    if stated is None:
        stated = min(_useful(coin, order.total_amount), wallet.available)
    return off_order(order, worth(coin, stated)), stated


def worth(coin: Coin, points: int) -> Money:
    """Return what *points* are worth in minor units, halves rounded up.

    Stated points are worth their share of a block: 10 points at 5 cents each are worth 50 (E-1).
    """
    return worth_of(points, coin.exchange_ratio * 100, coin.points_ratio)


def _useful(coin: Coin, needed: Money) -> int:
    """Return the whole blocks of points that cover *needed* minor units (E-1)."""
    parts, whole = (coin.exchange_ratio * 100).as_integer_ratio()
    return -(-needed * whole // parts) * coin.points_ratio if parts > 0 else 0


def _check(points: int, wallet: Wallet) -> None:
    if points > wallet.available:
        raise LoyaltyCardPointsExceeded(wallet.code)
