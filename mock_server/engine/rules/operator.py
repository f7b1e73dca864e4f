"""What an operator is: a claim about what a rule finds, and the operands that it understands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from mock_server.engine.rules.clock import Clock
from mock_server.engine.rules.value import Found, Number, Operand, Text

Wanted: TypeAlias = tuple[Operand, ...]
Holds: TypeAlias = Callable[[Found, Wanted, Clock], bool]


def is_text(operand: Operand) -> bool:
    """Say whether *operand* is a string."""
    return isinstance(operand, Text)


def is_number(operand: Operand) -> bool:
    """Say whether *operand* is a number."""
    return isinstance(operand, Number)


def _is_value(_operand: Operand) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator: whether it holds, and which operands it can do something with.

    `expects` describes those to whoever wrote another one; `fits` may also refuse with a ValueError
    in words of its own.
    """

    holds: Holds
    expects: str = "text, a number or a truth value"
    fits: Callable[[Operand], bool] = _is_value
