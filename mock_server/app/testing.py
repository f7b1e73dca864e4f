"""A mock in the process of the tests, which gives each of them a project of its own."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from mock_server.app import serving
from mock_server.app.composition import build
from mock_server.app.local import LocalTransport
from mock_server.app.voucher_mock import VoucherMock
from mock_server.world.world import World

_NOWHERE = "http://voucher-mock"
_PATIENCE_S = 10


@dataclass(frozen=True, slots=True)
class Mocks:
    """A mock that makes projects.

    Attributes:
        world: Whose default project the others start as.
        transport: Leads to its app; all projects share it.
        url: Where the app is.
    """

    world: World
    transport: httpx.BaseTransport
    url: str

    @contextmanager
    def fresh(self) -> Iterator[VoucherMock]:
        """Give a new project; the same calls get the same ids in each."""
        project = self.world.create(fork=self.world.default, seed=self.world.seed)
        try:
            yield VoucherMock(project, self.transport, self.url)
        finally:
            self.world.remove(project)


@contextmanager
def local(world: str) -> Iterator[Mocks]:
    """Give a mock that is called without a socket.

    Args:
        world: What every project starts with, as for `serve`.

    Raises:
        BadOption: there is no such world.
    """
    everything = serving.started(world=world)
    with LocalTransport(build(everything)) as transport:
        yield Mocks(everything, transport, _NOWHERE)


@contextmanager
def served(world: str) -> Iterator[Mocks]:
    """Give a mock on a free loopback port, served by another thread.

    Args:
        world: What every project starts with, as for `serve`.

    Raises:
        BadOption: there is no such world.
        TimeoutError: the port does not answer.
    """
    everything, ready = serving.started(world=world), threading.Event()
    server = serving.server(build(everything), ready.set)
    with socket.create_server(("127.0.0.1", 0)) as listener, httpx.HTTPTransport() as transport:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            if not ready.wait(_PATIENCE_S):
                raise TimeoutError("The mock does not start.")
            url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            yield Mocks(everything, transport, url)
        finally:
            server.should_exit = True
            thread.join(_PATIENCE_S)
