"""What a handler gets and gives: one request that passed the contract, and its answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias, TypeVar

from mock_server.service.moment import Moment
from mock_server.store.base import Transaction

Json: TypeAlias = Any
"""JSON as decoded.

It stops at this layer: services and engine get values.
"""

R = TypeVar("R")


class Project(Protocol):
    """The part of a project that handlers use (the real one is `world.project.Project`)."""

    def do(self, work: Callable[[Transaction, Moment], R], channel_id: str) -> R:
        """Run *work* in one transaction at the project's present time.

        Raises:
            Refusal: *work* raised it (nothing is saved), or returned a `Refused` (its record is).
        """


@dataclass(frozen=True, slots=True)
class Call:
    """A request that authentication and the contract let through.

    Attributes:
        project: The project that the credentials selected.
        channel_id: The app id of the caller.
        path: Path parameters by the contract's name, decoded.
        query: Query parameters by name, with their types and defaults; brackets nested.
        body: The decoded body; None without one.
        request_id: `v-…`, for the error envelope.
    """

    project: Project
    channel_id: str
    path: Mapping[str, str]
    query: Mapping[str, Json]
    body: Json
    request_id: str

    def do(self, work: Callable[[Transaction, Moment], R]) -> R:
        """Run *work* on the caller's project; see `Project.do`."""
        return self.project.do(work, self.channel_id)


@dataclass(frozen=True, slots=True)
class Answer:
    """A response: `body` None sends no content."""

    body: Json = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Handler: TypeAlias = Callable[[Call], Answer]
