"""What uvicorn answers when it cannot even parse a request: our envelope instead of plain text."""

from collections.abc import Iterator
from typing import cast

import orjson
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from mock_server.app.connection import TRANSPORT
from mock_server.app.envelope import of_refusal
from mock_server.engine.refusals import InvalidPayload
from mock_server.world.ids import request_ids

_REQUEST_IDS: Iterator[str] = request_ids("unparsed requests")


class EnvelopeProtocol(HttpToolsProtocol):
    """HTTP/1.1 on a socket, which whoever breaks a connection on purpose finds in the scope."""

    def on_message_begin(self) -> None:
        """Begin a request (called by uvicorn)."""
        super().on_message_begin()
        cast("dict[str, object]", self.scope)[TRANSPORT] = self.transport

    def send_400_response(self, msg: str) -> None:
        """Answer bytes that are no request, and close (called by uvicorn)."""
        answer = of_refusal(InvalidPayload(msg), next(_REQUEST_IDS))
        content = orjson.dumps(answer.body)
        headers = [
            *self.server_state.default_headers,
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % len(content)),
            (b"connection", b"close"),
        ]
        head = b"".join(b"%s: %s\r\n" % header for header in headers)
        self.transport.write(STATUS_LINE[400] + head + b"\r\n" + content)
        self.transport.close()
