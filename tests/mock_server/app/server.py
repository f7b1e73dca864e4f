"""A mock on a real socket, and a client that may send anything."""

import json
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn

from mock_server.app.protocol import EnvelopeProtocol

SERVER_KEYS = {"X-App-Id": "mock-app-id", "X-App-Token": "mock-app-token"}
CLIENT_KEYS = {
    "X-Client-Application-Id": "mock-client-id",
    "X-Client-Token": "mock-client-token",
    "Origin": "https://shop.example",
}


@dataclass(frozen=True)
class Reply:
    """What came back: header names in lower case, the body as bytes."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.content)

    @property
    def key(self) -> str | None:
        return self.json.get("key")


def request(
    method: str,
    target: str,
    body: bytes | object = None,
    headers: dict[str, str] | list[tuple[str, str]] | None = None,
    keys: dict[str, str] = SERVER_KEYS,
) -> bytes:
    """Return a request as it goes over the wire; a body that is not bytes goes as JSON."""
    pairs = list(keys.items())
    pairs += headers.items() if isinstance(headers, dict) else headers or []
    names = {name.lower() for name, _ in pairs}
    content = body if isinstance(body, bytes) else b"" if body is None else _json(body)
    if body is not None and "content-type" not in names:
        pairs.append(("Content-Type", "application/json"))
    if body is not None and "transfer-encoding" not in names:
        pairs.append(("Content-Length", str(len(content))))
    lines = [f"{method} {target} HTTP/1.1", "Host: mock", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in pairs]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + content


@dataclass(frozen=True)
class Server:
    """A running app."""

    port: int

    def raw(self, data: bytes) -> Reply:
        """Send *data* as it is and read until the server closes."""
        return _read(self._sent(data))

    def ask(
        self,
        method: str,
        target: str,
        body: bytes | object = None,
        headers: dict[str, str] | list[tuple[str, str]] | None = None,
        keys: dict[str, str] = SERVER_KEYS,
    ) -> Reply:
        """Send a request; a body that is not bytes goes as JSON."""
        return self.begin(method, target, body, headers, keys)()

    def begin(
        self,
        method: str,
        target: str,
        body: bytes | object = None,
        headers: dict[str, str] | list[tuple[str, str]] | None = None,
        keys: dict[str, str] = SERVER_KEYS,
    ) -> Callable[[], Reply]:
        """Send a request, and return what waits for its answer."""
        connection = self._sent(request(method, target, body, headers, keys))
        return lambda: _read(connection)

    def at_once(self, requests: Sequence[bytes]) -> list[Reply]:
        """Send all but the last byte of each request, then all last bytes together.

        Whatever becomes of one of them, all connections are closed in the end.
        """
        with ExitStack() as stack:
            sent = [stack.enter_context(self._sent(each[:-1])) for each in requests]
            for connection, each in zip(sent, requests, strict=True):
                connection.sendall(each[-1:])
            return [_read(connection) for connection in sent]

    def _sent(self, data: bytes) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=5)
        try:
            connection.sendall(data)
        except OSError:
            connection.close()
            raise
        return connection


def _read(connection: socket.socket) -> Reply:
    with connection:
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
    return _parsed(received)


def _json(body: object) -> bytes:
    return json.dumps(body).encode()


def _parsed(received: bytes) -> Reply:
    head, _, content = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines)
    return Reply(int(first.split()[1]), headers, content)


@contextmanager
def running(app: Any) -> Iterator[Server]:
    """Serve *app* on a free port, with the settings of `counterfoil serve`."""
    config = uvicorn.Config(
        app, http=EnvelopeProtocol, lifespan="on", log_config=None, access_log=False, ws="none"
    )
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(config)
    started = threading.Event()

    async def startup(sockets: list[socket.socket] | None = None) -> None:
        await uvicorn.Server.startup(server, sockets)
        started.set()

    server.startup = startup  # type: ignore[method-assign]
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        assert started.wait(10)
        yield Server(listener.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()
