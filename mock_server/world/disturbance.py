"""What may get between the calls of a project and their honest answers: its shape, no more.

A project without one is the rule, and costs one comparison a call.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # a turn knows its project, which knows its disturbance
    from mock_server.world.turn import Go, Reply, Turn


class Action(Protocol):
    """Something that happens to a call."""

    def admits(self, turn: "Turn") -> bool:
        """Whether it lets in a caller who was refused."""

    async def around(self, turn: "Turn", go: "Go") -> "Reply":
        """Answer *turn*, by *go* or otherwise.

        Raises:
            Refusal: The call is refused before anything was done.
        """


class Disturbance(Protocol):
    """What is wrong with one project."""

    def plan(self, turn: "Turn") -> Sequence[Action]:
        """Return what happens to *turn*, the outermost first."""
