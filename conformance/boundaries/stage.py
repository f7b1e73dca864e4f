"""Where one edge is prepared and looked at."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from conformance.boundaries.clock import RealClock, TurnedClock
from conformance.boundaries.edge import Spoiled, written
from conformance.control import Control, WorldFailed, WorldRefused
from conformance.history import Exchange
from conformance.target import Request, Setting, Target
from conformance.values.names import Names
from spec import Json


class Stage:
    """A scene for one edge, in a world of its own where the target's can be replaced.

    Attributes:
        now: What time it was when the stage was set.
        soon: How far ahead an edge may lie.
        made: The calls so far, oldest first, turns of the clock among them.
    """

    def __init__(self, target: Target, control: Control | None, names: Names, name: str) -> None:
        """Set the stage for the edge *name*.

        Raises:
            CouldNotRun: the clock cannot be turned although there is a control API.
        """
        self.made: list[Exchange] = []
        self._target = target
        self._control = control
        self._names = names
        self._setting = Setting("time", f"edge {name}")
        world = self._setting.world
        self.clock = TurnedClock(control, world, self.made) if control else RealClock()
        self.now: datetime = self.clock.start()
        self.soon: timedelta = self.clock.soon

    def name(self, like: str) -> str:
        """Return a new name that starts like *like*."""
        return self._names.like(f"{like}-00000000")

    def make(self, request: Request) -> Exchange:
        """Make a call that has to succeed.

        Raises:
            Spoiled: it did not.
        """
        exchange = self.ask(request)
        if not exchange.succeeded:
            raise Spoiled(f"{request.method} {request.path} was answered {exchange.status}")
        return exchange

    def ask(self, request: Request) -> Exchange:
        """Make a call, whatever comes of it."""
        exchange = self._target.send(request, self._setting, tuple(self.made))
        self.made.append(exchange)
        return exchange

    def zone(self, name: str) -> None:
        """Have the target's project live in the time zone *name*; its world is emptied.

        Raises:
            Spoiled: nobody can tell it to.
        """
        self.world({"settings": {"time_zone": name}})

    def world(self, document: Json) -> None:
        """Have the target's world replaced by one that is made now.

        Raises:
            Spoiled: nobody can.
        """
        control = self._turned()
        document = {**document, "now": written(self.now)}
        try:
            control.load(document)
        except (WorldRefused, WorldFailed) as error:
            raise Spoiled(f"its world cannot be loaded: {error}") from error
        self.made.append(control.loading(document, self._setting.world))
        self.clock.go(self.now)

    def turnable(self) -> None:
        """Ask for a clock that can be turned.

        Raises:
            Spoiled: there is none.
        """
        self._turned()

    def calls(self) -> Sequence[Exchange]:
        """Return the calls so far."""
        return tuple(self.made)

    def _turned(self) -> Control:
        if self._control is None:
            raise Spoiled("the target's clock cannot be turned")
        return self._control
