"""A validation rule as a value: numbered conditions, joined by a logic string.

Source: resources.md 11.1.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from mock_server.engine.discounts import EVERYTHING, Targets
from mock_server.engine.rules.bundle import Bundle
from mock_server.engine.rules.value import Operand

RuleType: TypeAlias = Literal["expression", "basic", "advanced", "complex"]


@dataclass(frozen=True, slots=True)
class Check:
    """One operator, such as `$less_than`, and what it compares with."""

    operator: str
    operands: tuple[Operand, ...] = ()


@dataclass(frozen=True, slots=True)
class Expression:
    """Conditions and how they are joined.

    `logic` such as `1 and (2 or 3)` names conditions by their number; None joins all of them by
    AND, and what it does not name is not evaluated.
    """

    conditions: tuple["Condition", ...] = ()
    logic: str | None = None


ALWAYS_TRUE = Expression()


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of one thing; all `checks` together (E-18).

    `name` says what is looked at (resources.md 11.2), `property` which member of its metadata.
    `rules` narrow down the lines that `order.items.*` and `product.*` found. `error` is the
    merchant's own message, None for ours.
    """

    number: str
    name: str
    checks: tuple[Check, ...] = ()
    property: str | None = None
    rules: Expression = ALWAYS_TRUE
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the project stores it.

    `error` is the message where a condition has none of its own. `targets` limits what a discount
    touches, `bundle` asks for a set of products; both may be nothing.
    """

    id: str
    expression: Expression = ALWAYS_TRUE
    error: str | None = None
    bundle: Bundle | None = None
    targets: Targets = EVERYTHING
    name: str | None = None
    type: RuleType = "expression"
    context_type: str = "global"
    created_at: datetime | None = None
    updated_at: datetime | None = None
