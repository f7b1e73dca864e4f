"""Time as the target sees it: turned where it can be, waited for where it cannot."""

import time
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from conformance.boundaries.edge import MILLISECOND, written
from conformance.control import Control
from conformance.door.clock import WallClock
from conformance.history import Exchange

Offsets: TypeAlias = tuple[timedelta, timedelta | None, timedelta]
"""How far before, at and after an edge to look; None for where nobody can look."""

_WAITED = timedelta(milliseconds=700)


class TurnedClock:
    """A clock that stands where we put it.

    Attributes:
        soon: Edges may lie days ahead.
        offsets: What is just before, at and just after an edge.
    """

    soon = timedelta(days=3)
    offsets: Offsets = (-MILLISECOND, timedelta(), MILLISECOND)

    def __init__(self, control: Control, world: str, turns: list[Exchange]) -> None:
        """Turn the clock of the target that *control* belongs to, and write down the *turns*."""
        self._control = control
        self._world = world
        self._turns = turns

    def start(self) -> datetime:
        """Stop the clock now, a whole second, and return the time."""
        now = _now().replace(microsecond=0)
        self.go(now)
        return now

    def go(self, moment: datetime) -> None:
        """Make it *moment*.

        Raises:
            CouldNotRun: the control API does not.
        """
        self._turns.append(self._control.turn(written(moment), self._world))


class RealClock:
    """A clock that nobody turns: edges are near, and looked at from a safe distance.

    Attributes:
        soon: Edges lie that far ahead.
        offsets: What is before and after an edge; nobody can be there at it.
    """

    soon = 2 * _WAITED
    offsets: Offsets = (-_WAITED, None, _WAITED)

    def start(self) -> datetime:
        """Return what time it is."""
        return _now()

    def go(self, moment: datetime) -> None:
        """Wait until *moment*."""
        time.sleep(max(0.0, (moment - _now()).total_seconds()))


def _now() -> datetime:
    return datetime.fromtimestamp(WallClock().now(), UTC)
