"""A mock on a socket: the world that it starts with, and uvicorn."""

import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from mock_server.app.composition import build
from mock_server.app.protocol import EnvelopeProtocol
from mock_server.engine.refusals import InvalidPayload
from mock_server.store.memory import MemoryStore
from mock_server.wire.timestamp import read_timestamp, write_timestamp
from mock_server.world import document
from mock_server.world.project import Project
from mock_server.world.world import World

_GRACE = 3


class BadOption(Exception):
    """An option of `serve` that means nothing; the message is a sentence for its user."""


def app(*, world: str, seed: str, clock: str, auth: str) -> ASGIApp:
    """Return the app of a mock with one project.

    Args:
        world: What it starts with: the name of a world document or a path.
        seed: What its ids are derived from.
        clock: `real`, or a timestamp at which the project's clock stands still.
        auth: `open` gives unknown keys a project of their own, `strict` a 401.

    Raises:
        BadOption: There is no such world, or the clock is no timestamp.
    """
    everything = World(MemoryStore, seed=seed, open_to_all=auth == "open")
    _fill(everything.default, world, clock)
    return build(everything)


def _fill(project: Project, world: str, clock: str) -> None:
    now = None if clock == "real" else _instant(clock)
    try:
        written = document.named(world)
        if now is not None and isinstance(written, dict):
            written = {**written, "now": now}
            written.pop("clock", None)
        document.load(project, written)
    except document.WorldError as error:
        raise BadOption(f"The world {world} cannot be loaded: {error}.") from error
    project.mark_start()


def _instant(clock: str) -> str:
    try:
        return write_timestamp(read_timestamp(clock))
    except InvalidPayload as error:
        raise BadOption(f"The clock cannot be set: {error}.") from error


class _Server(uvicorn.Server):
    """Tells when it is ready."""

    def __init__(self, config: uvicorn.Config, tell: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets)
        self._tell()


def run(asgi_app: ASGIApp, listener: socket.socket, tell: Callable[[], None]) -> None:
    """Serve *asgi_app* on *listener* until a signal comes; call *tell* once it answers.

    Requests under way have three seconds to end.
    """
    config = uvicorn.Config(
        asgi_app,
        http=EnvelopeProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
    )
    _Server(config, tell).run(sockets=[listener])
