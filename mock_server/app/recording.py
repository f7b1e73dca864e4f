"""One exchange as it goes by, for the journal."""

from time import perf_counter

from starlette.types import Message, Receive, Scope, Send

from mock_server.journal import Record
from mock_server.world.clock import real_time

_NOWHERE = ("localhost", 0)


class Recording:
    """Stands between the server and the app, and completes a record of what passes."""

    __slots__ = ("_began", "_receive", "_send", "record")

    def __init__(self, scope: Scope, receive: Receive, send: Send, request_id: str) -> None:
        self._receive, self._send = receive, send
        self._began = perf_counter()
        self.record = Record(
            request_id=request_id,
            started=real_time(),
            method=scope["method"],
            origin=(scope["scheme"], *(scope.get("server") or _NOWHERE)),
            path=scope.get("raw_path") or scope["path"].encode(),
            query=scope["query_string"],
            headers=scope["headers"],
        )

    async def receive(self) -> Message:
        """Pass on what the client sends."""
        message = await self._receive()
        self.record.content += message.get("body", b"")
        return message

    async def send(self, message: Message) -> None:
        """Pass on what the app answers."""
        if message["type"] == "http.response.start":
            self.record.status = message["status"]
            self.record.answer_headers = message["headers"]
        else:
            self.record.answer += message.get("body", b"")
        await self._send(message)

    def ended(self, operation: str | None) -> Record:
        """Return what has passed."""
        self.record.operation = operation
        self.record.milliseconds = (perf_counter() - self._began) * 1000
        return self.record
