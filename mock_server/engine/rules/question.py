"""What a rule name stands for: the question that it asks of the facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from mock_server.engine.order import Line
from mock_server.engine.refusals import Refusal
from mock_server.engine.rules.facts import Facts
from mock_server.engine.rules.operators import OPERATORS, passes
from mock_server.engine.rules.rule import Condition
from mock_server.engine.rules.value import Found

Answer: TypeAlias = Callable[[Condition, Facts], bool]


class Need(Enum):
    """What has to be known before a question makes sense, in the order of reporting (7.4)."""

    CUSTOMER = auto()
    ORDER = auto()
    ITEMS = auto()
    AMOUNT = auto()


@dataclass(frozen=True, slots=True)
class Picked:
    """A line of the order among those that a condition picked out, and all of the order's lines."""

    line: Line
    picked: tuple[Line, ...]
    lines: tuple[Line, ...]


Part: TypeAlias = Callable[[Condition, Picked], Found]
"""What a sub-rule looks at."""


@dataclass(frozen=True, slots=True)
class Question:
    """One rule name.

    Attributes:
        answer: Whether a condition holds; asked only if every need is met.
        violated: Makes the refusal from its details (7.4, P-33).
        needs: What has to be there.
        of_outcome: Whether it is about the order afterwards.
        of_metadata: Whether a condition has to name a `property`.
        operators: Those that make sense.
        of_things: Whether they compare things of the shop instead of values.
        parts: Names of the sub-rules that it takes, and what they look at.
    """

    answer: Answer
    violated: Callable[[str], Refusal]
    needs: tuple[Need, ...] = ()
    of_outcome: bool = False
    of_metadata: bool = False
    operators: frozenset[str] = frozenset(OPERATORS)
    of_things: bool = False
    parts: Mapping[str, Part] | None = None


def about(find: Callable[[Condition, Facts], Found]) -> Answer:
    """Return the answer that what *find* finds passes the checks of the condition."""

    def answer(condition: Condition, facts: Facts) -> bool:
        return passes(condition.checks, find(condition, facts), facts.situation.clock)

    return answer
