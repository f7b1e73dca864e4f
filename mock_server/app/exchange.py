"""One request on its way through the app, and the one place where an answer is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import orjson
from starlette.types import Scope, Send

from mock_server.app.security import CREDENTIALS
from mock_server.engine.refusals import Unauthorized
from mock_server.http.call import Answer

KEY = "counterfoil.exchange"
_CONTENT_TYPE = (b"content-type", b"application/json")


@dataclass(slots=True)
class Exchange:
    """What the layers of the app know of a request.

    Attributes:
        request_id: `v-…`.
        method: The HTTP method.
        headers: By lower-case name; of several with one name the last.
        sent_with: Headers that the answer gets, whatever it is.
    """

    request_id: str
    method: str
    headers: Mapping[bytes, bytes]
    sent_with: list[tuple[bytes, bytes]] = field(default_factory=list)

    @classmethod
    def of(cls, scope: Scope) -> "Exchange":
        """Return the exchange that the edge began."""
        exchange: Exchange = scope[KEY]
        return exchange

    async def send(self, answer: Answer, send: Send) -> None:
        """Send *answer* with one write of head and body; 204 and HEAD have no body.

        Raises:
            TypeError: The body is no JSON, or nested deeper than orjson writes.
        """
        content = b"" if answer.body is None else orjson.dumps(answer.body)
        headers = [*self.sent_with]
        headers += [(name.lower().encode(), text.encode()) for name, text in answer.headers.items()]
        if answer.status != 204:
            headers.append((b"content-length", b"%d" % len(content)))
        if content:
            headers.append(_CONTENT_TYPE)
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send(
            {"type": "http.response.body", "body": b"" if self.method == "HEAD" else content}
        )


def refuse_doubled_credentials(scope: Scope, headers: Mapping[bytes, bytes]) -> None:
    """Refuse a request that sends a credential twice: nobody can say which one is meant.

    Raises:
        Unauthorized: It does.
    """
    raw = scope["headers"]
    if len(raw) == len(headers):
        return
    names = [name for name, _ in raw if name in CREDENTIALS]
    if len(names) != len(set(names)):
        raise Unauthorized
