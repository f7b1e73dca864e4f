"""What a sabotage is: on which operations it does what."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from mock_server.world.turn import Go, Reply, Turn

Around: TypeAlias = Callable[[Turn, Go], Awaitable[Reply]]
"""Answers a call, by going on or otherwise."""


@dataclass(frozen=True, slots=True)
class Sabotage:
    """A bug.

    Attributes:
        on: The operationIds that have it; none stands for all.
        acts: What happens to a call.
        lets_in: Whether a caller without good credentials is let in all the same.
    """

    on: tuple[str, ...]
    acts: Around
    lets_in: Callable[[Turn], bool] | None = None

    def admits(self, turn: Turn) -> bool:
        """Whether it lets in a caller who was refused."""
        return self.lets_in is not None and self._is_meant(turn) and self.lets_in(turn)

    async def around(self, turn: Turn, go: Go) -> Reply:
        """Go wrong; nobody looks whether the answer still obeys the contract.

        Other operations may meet what went wrong before, and show it.
        """
        turn = replace(turn, checked=False)
        return await self.acts(turn, go) if self._is_meant(turn) else await go(turn)

    def _is_meant(self, turn: Turn) -> bool:
        return not self.on or turn.operation in self.on
