"""What a handler of the control API gets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from mock_server.world.project import Project
from mock_server.world.world import World
from spec import Json


@dataclass(frozen=True, slots=True)
class ControlRequest:
    """A request to `/_mock` that the control contract let through.

    Attributes:
        world: Everything there is.
        project: The project of the credentials; the default one without.
        operations: The operationIds of the API that is mocked.
        path: Path parameters by name.
        query: Query parameters by name.
        body: The decoded body; None without one.
    """

    world: World
    project: Project
    operations: frozenset[str]
    path: Mapping[str, str]
    query: Mapping[str, Json]
    body: Json


ControlHandler: TypeAlias = Callable[[ControlRequest], Json]
"""Returns the body of the 200; None makes it a 204."""
