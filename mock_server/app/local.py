"""The app without a socket: what httpx sends reaches it on a thread of its own.

A thread, because the caller may be inside of an event loop; one, because the app decides and saves
between two awaits, so that calls of several threads are as atomic as behind a server.
"""

import asyncio
import threading
from collections.abc import Coroutine

import httpx
from starlette.types import ASGIApp, Message, Scope

from mock_server.app.connection import ConnectionBroken

_ADDRESS = ("127.0.0.1", 0)


class LocalTransport(httpx.BaseTransport):
    """Sends requests to an app in this process; close it to end its thread."""

    def __init__(self, app: ASGIApp) -> None:
        """Start the thread on which *app* answers."""
        self._app = app
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer of the app.

        Raises:
            httpx.RemoteProtocolError: the app dropped the connection, as a fault told it to.
        """
        exchange = _Exchange(request.read())
        try:
            self._await(self._answer(_scope(request), exchange))
        except ConnectionBroken as broken:
            raise httpx.RemoteProtocolError(str(broken), request=request) from broken
        return httpx.Response(exchange.status, headers=exchange.headers, content=exchange.body)

    def close(self) -> None:
        """End the thread; the transport is of no more use."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _answer(self, scope: Scope, exchange: "_Exchange") -> None:
        await self._app(scope, exchange.receive, exchange.send)

    def _await(self, work: Coroutine[None, None, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result()


class _Exchange:
    """The two ends that an app of one request talks to."""

    def __init__(self, content: bytes) -> None:
        self.status, self.body = 0, b""
        self.headers: list[tuple[bytes, bytes]] = []
        self._requests = [{"type": "http.request", "body": content}]

    async def receive(self) -> Message:
        return self._requests.pop() if self._requests else {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message.get("headers", ()))
        else:
            self.body += message.get("body", b"")


def _scope(request: httpx.Request) -> Scope:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": request.url.raw_path.partition(b"?")[0],
        "query_string": request.url.query,
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "client": _ADDRESS,
        "server": _ADDRESS,
    }
