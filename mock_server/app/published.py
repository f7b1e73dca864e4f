"""What is served beside the operations: the contract itself. Anything else does not exist."""

from collections.abc import Mapping

from starlette.types import Receive, Scope, Send

from mock_server.app.exchange import Exchange
from mock_server.app.problems import MethodNotAllowed
from mock_server.engine.refusals import NotFound
from mock_server.http.call import Answer, Json

_ALLOW = "GET, HEAD, OPTIONS"


class Published:
    """Serves documents by their path, to everybody; the innermost app."""

    def __init__(self, documents: Mapping[str, Json]) -> None:
        self._documents = documents

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the document of that path."""
        if scope["type"] == "lifespan":
            await _live(receive, send)
            return
        exchange = Exchange.of(scope)
        if scope["path"] not in self._documents:
            raise NotFound(f"There is nothing at {scope['path'][:200]}")
        if exchange.method == "OPTIONS":
            await exchange.send(Answer(None, 204, {"Allow": _ALLOW}), send)
        elif exchange.method in ("GET", "HEAD"):
            await exchange.send(Answer(self._documents[scope["path"]]), send)
        else:
            raise MethodNotAllowed.of(_ALLOW)


async def _live(receive: Receive, send: Send) -> None:
    """Start and stop with the server; nothing has to be done."""
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
