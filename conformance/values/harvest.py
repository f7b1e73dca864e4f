"""Finds out what exists on a target, and makes some more, through the API itself."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from conformance.contract import Contract
from conformance.door.allowance import Forbidden
from conformance.history import Exchange
from conformance.target import Request, Setting, Target
from conformance.values.links import next_calls
from conformance.values.marks import mark_of
from conformance.values.names import Names
from conformance.values.pools import Pools
from conformance.values.sample import Filling, samples
from spec import Operation, follow

_ROUNDS = 4
_LINKED = 2  # links of links: an asynchronous deletion, and how far it is


@dataclass(frozen=True, slots=True)
class Harvest:
    """A first look at a target.

    Attributes:
        target: Whom to ask.
        names: For what is made.
        pools: Gets what is found.
        world: For the exchanges.
        reached: The operations that have succeeded.
    """

    target: Target
    names: Names
    pools: Pools
    world: str
    reached: set[str] = field(default_factory=set)

    def calls(self) -> Iterator[Exchange]:
        """Ask for lists, send the contract's examples, and follow its links.

        The examples go out as they stand first, then with values that exist. What the first ones
        made is followed along all links, and so deleted in the end; of the others only what leads
        to operations that have not succeeded yet.

        Yields:
            The calls, as they are made.
        """
        yield from self._round(_lists)
        for turn in (None, *range(_ROUNDS)):
            for exchange in self._round(_makes, turn):
                yield exchange
                yield from self._linked(exchange, _LINKED if turn is None else 1)

    def _round(
        self, belongs: Callable[[Contract, Operation], bool], turn: int | None = None
    ) -> Iterator[Exchange]:
        contract = self.target.contract
        for operation in contract.operations.values():
            if belongs(contract, operation):
                given = {"limit": _longest(operation)} if operation.method == "GET" else {}
                filling = self._filling(turn, given)
                for request in samples(contract, operation, filling):
                    with suppress(Forbidden):
                        yield self._send(request)

    def _filling(self, turn: int | None, given: Mapping[str, str]) -> Filling:
        ours = self.pools.owns is not None
        return Filling(self.pools.all(), self.names, turn, given=given, ours=ours)

    def _linked(self, exchange: Exchange, depth: int) -> Iterator[Exchange]:
        filling = self._filling(0, {})
        for request in next_calls(self.target.contract, exchange, filling):
            if depth < _LINKED and self._named(request) in self.reached:
                continue
            try:
                following = self._send(request, (*exchange.before, exchange))
            except Forbidden:
                continue
            yield following
            if depth > 1:
                yield from self._linked(following, depth - 1)

    def _send(self, request: Request, before: tuple[Exchange, ...] = ()) -> Exchange:
        exchange = self.target.send(request, Setting("harvest", self.world), before)
        self.pools.learn(self.target.contract, exchange)
        if exchange.succeeded:
            self.reached.add(self._named(request))
        if exchange.method == "DELETE" and exchange.succeeded:
            self.pools.forget(exchange.url)
        return exchange

    def _named(self, request: Request) -> str:
        operation = self.target.contract.operation_of(request.method, request.path)
        return operation.id if operation else ""


def _lists(_: Contract, operation: Operation) -> bool:
    return operation.method == "GET" and "{" not in operation.path


def _makes(contract: Contract, operation: Operation) -> bool:
    """Whether *operation* makes something.

    A POST to a thing that exists and needs no body, such as a rollback, uses something up.
    """
    if operation.method != "POST":
        return False
    steps = [each for each in operation.parameters if each["in"] == "path"]
    body = follow(contract.document, operation.node.get("requestBody", {}))
    of_a_thing = any(mark_of(contract.document, step) for step in steps)
    return not of_a_thing or body.get("required") is True


def _longest(operation: Operation) -> str:
    """Return the longest page that *operation* gives."""
    limits = [each.get("schema", {}) for each in operation.parameters if each["name"] == "limit"]
    return str(limits[0].get("maximum", 1)) if limits else "1"
