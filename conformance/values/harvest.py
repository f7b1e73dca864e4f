"""Finds out what exists on a target, and makes some more, through the API itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from conformance.contract import Contract
from conformance.history import Exchange
from conformance.target import Request, Setting, Target
from conformance.values.links import next_calls
from conformance.values.names import Names
from conformance.values.pools import Pools
from conformance.values.sample import Filling, samples
from spec import Operation, follow

_ROUNDS = 3
_LINKED = 2  # links of links: an asynchronous deletion, and how far it is


@dataclass(frozen=True, slots=True)
class Harvest:
    """A first look at a target.

    Attributes:
        target: Whom to ask.
        names: For what is made.
        pools: Gets what is found.
        world: For the exchanges.
    """

    target: Target
    names: Names
    pools: Pools
    world: str

    def calls(self) -> Iterator[Exchange]:
        """Ask for lists, send the contract's examples, and follow its links.

        The examples go out as they stand first, then with values that exist. Only what the first
        ones made is followed, and so deleted in the end.

        Yields:
            The calls, as they are made.
        """
        first = list(self._round(None))
        yield from first
        for turn in range(_ROUNDS):
            yield from self._round(turn)
        for exchange in first:
            if exchange.method == "POST":
                yield from self._linked(exchange, _LINKED)

    def _round(self, turn: int | None) -> Iterator[Exchange]:
        contract = self.target.contract
        filling = Filling(self.pools.values, self.names, turn)
        for operation in contract.operations.values():
            if _tells(contract, operation):
                for request in samples(contract, operation, filling):
                    yield self._send(request)

    def _linked(self, exchange: Exchange, depth: int) -> Iterator[Exchange]:
        filling = Filling(self.pools.values, self.names, 0)
        for request in next_calls(self.target.contract, exchange, filling):
            following = self._send(request, (*exchange.before, exchange))
            yield following
            if depth > 1:
                yield from self._linked(following, depth - 1)

    def _send(self, request: Request, before: tuple[Exchange, ...] = ()) -> Exchange:
        exchange = self.target.send(request, Setting("harvest", self.world), before)
        self.pools.learn(self.target.contract, exchange)
        if exchange.method == "DELETE" and exchange.succeeded:
            self.pools.forget(exchange.url)
        return exchange


def _tells(contract: Contract, operation: Operation) -> bool:
    """Whether *operation* lists what exists or makes something new, and destroys nothing.

    A POST without a body of its own, such as a rollback, uses something up.
    """
    if operation.method == "GET":
        return "{" not in operation.path
    body = follow(contract.document, operation.node.get("requestBody", {}))
    return operation.method == "POST" and body.get("required") is True
