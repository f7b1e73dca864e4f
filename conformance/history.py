"""What was said to a server and what it said: the one thing that all checks read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import orjson

from conformance.contract import Contract
from conformance.tally import Tally
from spec import Json, Operation

Headers: TypeAlias = tuple[tuple[str, str], ...]

Identity: TypeAlias = Literal["own", "none", "foreign"]
"""Whose credentials a call carried: the operation's right ones, none at all, or anything else."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its response.

    Attributes:
        layer: Which part of the judge made the call.
        world: Calls that saw the same state of the server share it.
        method: Upper case.
        url: Absolute, percent-encoded, as sent.
        request_headers: As sent, but secrets are names of variables (`$COUNTERFOIL_APP_TOKEN`).
        request_body: Decoded; empty without one.
        identity: Whose credentials were sent.
        status: 0 if no response came.
        response_headers: Names in lower case.
        response_body: Decoded; empty without one. The error if no response came.
        before: The calls that it needs to be repeated, oldest first.
        ended: When the response was there, in seconds since 1970; 0 if nobody looked.
        seconds: How long that took, as far as known.
        ours: Text that only names have which the run made up for this world; empty if unknown.
    """

    layer: str
    world: str
    method: str
    url: str
    request_headers: Headers
    request_body: str
    identity: Identity
    status: int
    response_headers: Headers
    response_body: str
    before: tuple["Exchange", ...] = ()
    ended: float = 0.0
    seconds: float = 0.0
    ours: str = ""

    @property
    def document(self) -> Json:
        """The body of the response as JSON, None without one or if it is none."""
        try:
            return orjson.loads(self.response_body) if self.response_body else None
        except orjson.JSONDecodeError:
            return None

    @property
    def sent(self) -> Json:
        """The body of the request as JSON, None without one or if it is none."""
        try:
            return orjson.loads(self.request_body) if self.request_body else None
        except orjson.JSONDecodeError:
            return None

    @property
    def succeeded(self) -> bool:
        """Whether the server did what it was asked for."""
        return 200 <= self.status < 300

    def overlaps(self, other: "Exchange") -> bool:
        """Whether both were under way at the same time, as far as anybody looked."""
        began, theirs = self.ended - self.seconds, other.ended - other.seconds
        return began < other.ended and theirs < self.ended

    def header(self, name: str) -> str:
        """Return the value of the response header *name* in lower case, empty without it."""
        return next((value for key, value in self.response_headers if key == name), "")


@dataclass(frozen=True, slots=True)
class History:
    """All exchanges of a run in the order in which they were made, and what they tested.

    Attributes:
        contract: What the calls are calls of.
        exchanges: In order.
        alone: Whether nobody else used the target meanwhile; what others do looks like a fault.
        rules: How often checks looked at a business rule, by where it stands; checks count here.
    """

    contract: Contract
    exchanges: tuple[Exchange, ...]
    alone: bool = True
    rules: dict[str, Tally] = field(default_factory=dict)

    def sequences(self) -> Iterator[tuple[tuple[Exchange, Operation], ...]]:
        """Yield the calls of each world in order, but for those that were made side by side.

        A call outside of the contract is none of them: it is answered by no operation.
        """
        worlds: dict[str, list[tuple[Exchange, Operation]]] = {}
        for exchange, operation in self.calls():
            if exchange.layer != "races":
                worlds.setdefault(exchange.world, []).append((exchange, operation))
        yield from map(tuple, worlds.values())

    def calls(self) -> Iterator[tuple[Exchange, Operation]]:
        """Yield the answered calls of operations that the contract has."""
        for exchange in self.exchanges:
            operation = self.contract.operation_of(exchange.method, exchange.url)
            if operation is not None and exchange.status:
                yield exchange, operation

    def name(self, exchange: Exchange) -> str:
        """Return what *exchange* called: an operationId, or its method if the contract has none."""
        operation = self.contract.operation_of(exchange.method, exchange.url)
        return operation.id if operation else f"{exchange.method} (outside of the contract)"
