"""What a fault can do to a call: wait, refuse, or lose it before or after it was done."""

import asyncio
from dataclasses import dataclass, field
from typing import Literal

from mock_server.world.turn import Go, Reply, Turn
from spec import Json

_MESSAGES = {429: "Too many requests hit the API too quickly.", 503: "Service Unavailable"}


class _Honest:
    """Lets nobody in who was refused."""

    def admits(self, turn: Turn) -> bool:  # noqa: ARG002  (every action is asked)
        """Say no."""
        return False


@dataclass(frozen=True, slots=True)
class Delay(_Honest):
    """Waits before the call is done; other calls run meanwhile.

    With `hold` whatever the call works on is taken as long as that (`Collisions`).
    """

    milliseconds: int
    hold: bool = False

    async def around(self, turn: Turn, go: Go) -> Reply:
        """Wait, then go on."""
        await asyncio.sleep(self.milliseconds / 1000)
        return await go(turn)


@dataclass(frozen=True, slots=True)
class Status(_Honest):
    """Answers an error instead of doing anything."""

    status: int
    error: dict[str, Json] = field(default_factory=dict)
    retry_after_s: int = 1

    async def around(self, turn: Turn, go: Go) -> Reply:  # noqa: ARG002  (it does not go on)
        """Answer the error; 429 and 503 say when to come back."""
        message = _MESSAGES.get(self.status, "Injected fault")
        retry = {"Retry-After": str(self.retry_after_s)} if self.status in _MESSAGES else {}
        return Reply(self.status, {"code": self.status, "message": message, **self.error}, retry)


@dataclass(frozen=True, slots=True)
class Disconnect(_Honest):
    """Breaks the connection.

    Attributes:
        at: `reset` before anything was done, `truncated` in the middle of the answer, `lost` when
            the call was done and its answer is due.
    """

    at: Literal["reset", "truncated", "lost"]

    async def around(self, turn: Turn, go: Go) -> Reply:
        """Go on, or not, and cut the answer."""
        if self.at == "reset":
            return Reply(500, None, connection="reset")
        reply = await go(turn)
        reply.connection = "truncated" if self.at == "truncated" else "reset"
        return reply
