"""A mock on a socket: the world that it starts with, and uvicorn."""

import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from mock_server.app.composition import apis_of, build
from mock_server.app.protocol import EnvelopeProtocol
from mock_server.engine.refusals import InvalidPayload
from mock_server.store.memory import MemoryStore
from mock_server.wire.timestamp import read_timestamp, write_timestamp
from mock_server.world import document
from mock_server.world.project import Project
from mock_server.world.rate import RateLimit
from mock_server.world.world import World

_GRACE = 3


class BadOption(Exception):
    """An option of `serve` that means nothing; the message is a sentence for its user."""


def app(*, control: bool, **start: str) -> ASGIApp:
    """Return the app of a mock with one project; see `started`.

    Args:
        control: Whether it has a control API.
        start: What `started` takes.
    """
    world = started(**start)
    return build(world, apis_of(world, controlled=control))


def started(
    *,
    world: str,
    seed: str = "0",
    clock: str = "real",
    auth: str = "strict",
    rate_limit: str = "none",
) -> World:
    """Return a world with one project.

    Args:
        world: What it starts with: the name of a world document or a path.
        seed: What its ids are derived from.
        clock: `real`, or a timestamp at which the project's clock stands still.
        auth: `open` gives unknown keys a project of their own, `strict` a 401.
        rate_limit: How often a project may be called, such as `100/h`; `none` refuses nobody.

    Raises:
        BadOption: There is no such world, the clock is no timestamp, or the limit is none.
    """
    everything = World(
        MemoryStore, seed=seed, open_to_all=auth == "open", rate_limit=_limit(rate_limit)
    )
    _fill(everything.default, world, clock)
    return everything


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


def _limit(written: str) -> RateLimit | None:
    try:
        return None if written == "none" else RateLimit.of(written)
    except ValueError as error:
        raise BadOption(f"The rate limit cannot be set: {error}.") from error


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
    server(asgi_app, tell).run(sockets=[listener])


def server(asgi_app: ASGIApp, tell: Callable[[], None]) -> uvicorn.Server:
    """Return what serves *asgi_app* once it is run; it calls *tell* as soon as it answers."""
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
    return _Server(config, tell)
