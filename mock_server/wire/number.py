"""Numbers as the engine wants them."""

from decimal import Decimal

from spec import Json
from spec.dialect import SAFE_INTEGER


def read_whole(number: Json) -> int | None:
    """Return a whole number as an int, also where JSON spells it `10.0`; None if null or absent."""
    return None if number is None else int(number)


def write_sum(number: int) -> int:
    """Write a sum over many things: one that is beyond the contract's limit stays there."""
    return min(number, SAFE_INTEGER)


def write_decimal(number: Decimal) -> int | float:
    """Write *number* as an integer if it is one."""
    return int(number) if number == number.to_integral_value() else float(number)
