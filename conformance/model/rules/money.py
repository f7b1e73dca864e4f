"""Whole minor units and how they are rounded (redemptions.md 4.5)."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from spec import Json


def half_up(value: Fraction) -> int:
    """Return the nearest whole number, halves away from zero."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def percent(amount: int, rate: Json) -> int:
    """Return *rate* percent of *amount*; 12.5 means 12.5 %."""
    return half_up(Fraction(str(rate)) * amount / 100)


def split(total: int, weights: Sequence[int]) -> Iterator[int]:
    """Yield what of *total* goes to each weight: rounded running shares, taken apart (P-17)."""
    whole, running, given = sum(weights), 0, 0
    for weight in weights:
        running += weight
        share = half_up(Fraction(total * running, whole)) if whole else 0
        yield share - given
        given = share
