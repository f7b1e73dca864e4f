"""Makes calls, asks the model about each, and keeps what it objects to."""

import time
from typing import TypeAlias

from conformance.door.allowance import Withheld
from conformance.history import Exchange
from conformance.model.outcome import Mismatch
from conformance.model.shadow import Shadow
from conformance.newcomers import Newcomers
from conformance.target import Request, Setting, Target
from conformance.values.names import Names

_LAYER = "model"
_SHRINK_S = 8.0


Cause: TypeAlias = tuple[str, str, str]
"""What two sightings of one defect have in common: operation, place and rule."""


class Broken(AssertionError):
    """The target did not do what the rules say; the message is the first of what is wrong."""


class Enough(BaseException):
    """No more calls: Hypothesis lets it through, as it does an interrupt."""


class Oracle:
    """The model over all lives, and what it has found.

    Attributes:
        found: For each cause, the fewest calls that show it and what is wrong with the last one.
        made: All calls, in order.
        names: For what is made.
        categories: Ids of categories that vouchers may be put into.
        opening: What was done before every life, to set the scene.
        withheld: Why there were no calls left, empty if there were.
    """

    def __init__(self, target: Target, shadow: Shadow, names: Names, world: str) -> None:
        """Watch *target* with *shadow*."""
        self.categories: list[str] = []
        self.opening: tuple[Exchange, ...] = ()
        self.found: dict[Cause, tuple[tuple[Exchange, ...], tuple[Mismatch, ...]]] = {}
        self.made: list[Exchange] = []
        self.names = names
        self.withheld = ""
        self._target = target
        self._shadow = shadow
        self._setting = Setting(_LAYER, world, names.tag)
        self._newcomers = Newcomers()
        self._known: set[Cause] = set()
        self._shrinking_since: float | None = None

    def ask(self, request: Request, before: tuple[Exchange, ...]) -> Exchange:
        """Make a call after *before*.

        Raises:
            Broken: the answer is not what the rules say, in a way that is not known yet.
            Enough: there are no calls left, or there is nothing more to be gained.
        """
        exchange = self._sent(request, before)
        self._newcomers.meet(self._shadow, exchange)
        wrong = tuple(self._shadow.watch(exchange))
        cause = self._cause(exchange, wrong)
        if wrong and cause not in self._known:
            shortest = self.found.get(cause)
            calls = (*before, exchange)
            if shortest is None or len(calls) <= len(shortest[0]):
                self.found[cause] = (calls, wrong)
            if self._shrinking_since is None:
                self._shrinking_since = time.monotonic()
            raise Broken(f"{cause[0]}: {wrong[0].path}")
        return exchange

    def _sent(self, request: Request, before: tuple[Exchange, ...]) -> Exchange:
        if self._over():
            raise Enough
        try:
            exchange = self._target.send(request, self._setting, before)
        except Withheld as why:
            self.withheld = str(why)
            raise Enough from why
        self.made.append(exchange)
        return exchange

    def _over(self) -> bool:
        """Whether shrinking has taken long enough; what was found by then is short enough."""
        began = self._shrinking_since
        return began is not None and time.monotonic() - began > _SHRINK_S

    def accept(self) -> bool:
        """Pass over what was found from now on, and return whether there was anything new."""
        new = self.found.keys() - self._known
        self._known |= new
        self._shrinking_since = None
        return bool(new)

    def _cause(self, exchange: Exchange, wrong: tuple[Mismatch, ...]) -> Cause:
        operation = self._target.contract.operation_of(exchange.method, exchange.url)
        first = wrong[0] if wrong else Mismatch("", None, None, "")
        return (operation.id if operation else "", first.path, first.rule)
