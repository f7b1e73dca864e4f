"""One fault: when it strikes, and what it does then."""

from dataclasses import dataclass, field, replace
from hashlib import blake2b

from mock_server.world.disturbance import Action
from mock_server.world.turn import Go, Reply, Turn
from spec import Json

_CHANCES = 2**48


@dataclass(frozen=True, slots=True)
class When:
    """Which calls a fault strikes; all of its conditions have to hold.

    Attributes:
        operation: The operationId; None means every operation.
        nth: Only the nth call of those, from 1; None means each.
        probability: How likely each of those is to be struck, from 0 to 1.
    """

    operation: str | None = None
    nth: int | None = None
    probability: float = 1.0


@dataclass(slots=True)
class Fault:
    """An action that waits for its calls.

    Attributes:
        when: Which calls it strikes.
        action: What it does to them.
        written: Itself as somebody put it.
        seed: What its chances are drawn from: the same seed and calls, the same strikes.
    """

    when: When
    action: Action
    written: Json
    seed: str = ""
    calls: int = 0
    memory: dict[str, Json] = field(default_factory=dict)

    def strikes(self, turn: Turn) -> bool:
        """Count *turn* if it is meant, and say whether it is struck."""
        if self.when.operation not in (None, turn.operation):
            return False
        self.calls += 1
        if self.when.nth not in (None, self.calls):
            return False
        return self._draw() < self.when.probability

    def _draw(self) -> float:
        """Return a number from 0 to below 1 that seed and call decide."""
        drawn = blake2b(f"{self.seed}/{self.calls}".encode(), digest_size=6).digest()
        return int.from_bytes(drawn) / _CHANCES

    def admits(self, turn: Turn) -> bool:
        """Whether the action lets in a caller who was refused."""
        return self.action.admits(self._remembering(turn))

    async def around(self, turn: Turn, go: Go) -> Reply:
        """Let the action happen to *turn*."""
        return await self.action.around(self._remembering(turn), go)

    def _remembering(self, turn: Turn) -> Turn:
        return replace(turn, memory=self.memory)
