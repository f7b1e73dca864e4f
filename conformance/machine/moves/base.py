"""What all moves stand on."""

from typing import TypeVar

from hypothesis.stateful import RuleBasedStateMachine

from conformance.machine.life import Life

_T = TypeVar("_T")


class Moves(RuleBasedStateMachine):
    """Moves of one life.

    Attributes:
        life: What there is so far.
    """

    life: Life

    def pick(self, things: list[_T], choice: int) -> _T:
        """Return one of *things*, the youngest for 0."""
        return things[-1 - choice % len(things)]
