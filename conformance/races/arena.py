"""Where one contest is held, and all that happens there."""

from conformance.control import Control, WorldFailed, WorldRefused
from conformance.history import Exchange
from conformance.races.contest import Contest, Reading, Spoiled
from conformance.target import Request, Setting, Target
from conformance.together.volley import fire
from conformance.values.names import Names
from conformance.values.requests import reading
from spec import Json


class Arena:
    """A stage for one contest.

    Attributes:
        size: How many calls fight.
        prepared: The calls that came before, oldest first.
    """

    def __init__(
        self, target: Target, control: Control | None, names: Names, name: str, size: int
    ) -> None:
        """Hold the contest *name* between *size* calls."""
        self.size = size
        self.prepared: tuple[Exchange, ...] = ()
        self._target = target
        self._control = control
        self._names = names
        self._setting = Setting("races", f"race {names.like(name + '-00000000')}")

    def name(self, like: str) -> str:
        """Return a new name that starts like *like*."""
        return self._names.like(f"{like}-00000000")

    def make(self, request: Request) -> Exchange:
        """Make a call that has to succeed.

        Raises:
            Spoiled: it did not.
        """
        exchange = self._target.send(request, self._setting, self.prepared)
        self.prepared = (*self.prepared, exchange)
        if not exchange.succeeded:
            raise Spoiled(f"{request.method} {request.path} was answered {exchange.status}")
        return exchange

    def world(self, document: Json) -> None:
        """Replace the target's world.

        Raises:
            Spoiled: the target does not let us, or does not understand it.
        """
        if self._control is None:
            raise Spoiled("the target has no control API to load its world with")
        try:
            self._control.load(document)
        except (WorldRefused, WorldFailed) as error:
            raise Spoiled(f"its world cannot be loaded: {error}") from error

    def release(self, contest: Contest) -> tuple[Exchange, ...]:
        """Let the calls of *contest* fight."""
        return fire(self._target, contest.requests, self._setting, self.prepared)

    def read(self, one: Reading, before: tuple[Exchange, ...]) -> Exchange:
        """Read a number after the calls *before*."""
        return self._target.send(reading(one.path), self._setting, before)
