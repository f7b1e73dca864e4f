"""One call to an operation, as what disturbs it sees it: the request as sent, and its answer."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol, TypeAlias, TypeVar

import orjson

from mock_server.engine.refusals import Refusal
from mock_server.service.moment import Moment
from mock_server.service.refused import Refused
from mock_server.store.base import Transaction
from mock_server.world.project import Project
from mock_server.world.world import World
from spec import Json

R = TypeVar("R")
Connection: TypeAlias = Literal["whole", "truncated", "reset"]
"""How much of an answer arrives: all of it, half of its body, nothing."""


class Stage(Protocol):
    """Where the service of a call works: the project, or what somebody put in its place."""

    def do(self, work: Callable[[Transaction, Moment], R | Refused], channel_id: str) -> R:
        """Run *work* in one transaction; see `Project.do`."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A request on its way to its operation; the contract has not looked at it yet.

    Attributes:
        operation: The operationId.
        keys: The error keys that the contract lists for it.
        world: Every project there is.
        project: That of the caller.
        stage: Where the service will work.
        path: Path parameters by name, decoded, in the order of the path.
        query: As sent.
        headers: By lower-case name.
        content: The body as sent.
        refused: Why the caller is not let in; None if the credentials are good.
        checked: Whether the answer has to obey the contract.
        memory: What one disturbance remembers from call to call.
    """

    operation: str
    keys: frozenset[str]
    world: World
    project: Project
    stage: Stage
    path: Mapping[str, str]
    query: bytes
    headers: Mapping[bytes, bytes]
    content: bytes
    refused: Refusal | None = None
    checked: bool = True
    memory: dict[str, Json] = field(default_factory=dict)

    @property
    def json(self) -> Json:
        """Return the body decoded; None if there is none, or if it is no JSON."""
        try:
            return orjson.loads(self.content)
        except orjson.JSONDecodeError:
            return None

    def asking(self, body: Json) -> "Turn":
        """Return the same request with another body."""
        return replace(self, content=orjson.dumps(body))


@dataclass(slots=True)
class Reply:
    """An answer that may still be changed.

    Attributes:
        status: The HTTP status.
        body: JSON, or bytes that are sent as they are; None sends no content.
        headers: Those of its own; a `Content-Type` replaces that of JSON.
        connection: How much of it arrives.
    """

    status: int
    body: Json
    headers: dict[str, str] = field(default_factory=dict)
    connection: Connection = "whole"

    @property
    def is_success(self) -> bool:
        """Whether the call was done."""
        return 200 <= self.status < 300


Go: TypeAlias = Callable[[Turn], Awaitable[Reply]]
"""Goes on with a call: what the contract and the rules answer, refusals included."""
