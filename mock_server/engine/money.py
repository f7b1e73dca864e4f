"""Money is whole minor units in an `int`; every rounding of the engine stands in this module."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

Money: TypeAlias = int
"""Whole minor units of one currency: 1000 is 10.00.

Loyalty points are counted separately, as `int`.
"""


MOST: Money = 2**53 - 1
"""JSON numbers are exact for everybody up to here."""


def percent(amount: Money, rate: Decimal) -> Money:
    """Return *rate* percent of *amount*.

    Args:
        amount: Minor units, not negative.
        rate: 12.5 means 12.5 %, not a fraction; finite and not negative.

    Returns:
        Whole minor units, halves rounded up; exact however large the numbers are.

    Source: redemptions.md 4.5 (round), 4.7 (10 % of 11499 is 1150).
    """
    parts, whole = rate.as_integer_ratio()
    return _nearest(amount * parts, 100 * whole)


def split(total: Money, weights: Sequence[int]) -> tuple[Money, ...]:
    """Split *total* over *weights* so that the shares sum to it exactly.

    The running share is rounded (halves up) and differences are taken, so no remainder is left
    over; no share exceeds its weight unless *total* exceeds their sum. All shares are 0 if the
    weights sum to 0.

    Source: redemptions.md 4.5, decision P-17 (300 over 3300 and 3400 is 148 and 152).
    """
    whole = sum(weights)
    if whole == 0:
        return tuple(0 for _ in weights)
    shares: list[Money] = []
    seen = given = 0
    for weight in weights:
        seen += weight
        until_here = _nearest(total * seen, whole)
        shares.append(until_here - given)
        given = until_here
    return tuple(shares)


def worth_of(count: int, rate: Decimal, per: int) -> Money:
    """Return what *count* pieces are worth if every *per* of them are worth *rate* minor units.

    Whole minor units, halves rounded up. *per* is at least 1.
    """
    parts, whole = rate.as_integer_ratio()
    return _nearest(count * parts, whole * per)


def apiece(amount: Money, quantity: int) -> Money:
    """Return what one of *quantity* units costs if together they cost *amount*.

    Rounded down, so that the units never cost more than *amount*. *quantity* is at least 1.
    """
    return amount // quantity


def least(amount: Money, *limits: Money | None) -> Money:
    """Return *amount*, cut to the smallest of *limits* and never below 0; None is no limit."""
    return max(0, min([amount, *(limit for limit in limits if limit is not None)]))


def _nearest(dividend: int, divisor: int) -> int:
    """Divide two integers that are not negative, halves rounded up."""
    return (2 * dividend + divisor) // (2 * divisor)
