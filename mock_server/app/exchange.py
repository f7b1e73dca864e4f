"""One request on its way through the app, and the one place where an answer is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import orjson
from starlette.types import Scope, Send

from mock_server.app.security import CREDENTIALS
from mock_server.engine.refusals import Unauthorized
from mock_server.http.call import Answer, Json
from mock_server.world.project import Project

KEY = "counterfoil.exchange"
_CONTENT_TYPE = (b"content-type", b"application/json")


@dataclass(slots=True)
class Exchange:
    """What the layers of the app know of a request.

    Attributes:
        request_id: `v-…`.
        method: The HTTP method.
        headers: By lower-case name; of several with one name the last.
        operation: What the request led to; None while nobody is let in.
        project: The caller's; the default one while nobody is let in.
        sent_with: Headers that the answer gets, whatever it is.
    """

    request_id: str
    method: str
    headers: Mapping[bytes, bytes]
    project: Project
    operation: str | None = None
    sent_with: list[tuple[bytes, bytes]] = field(default_factory=list)

    @classmethod
    def of(cls, scope: Scope) -> "Exchange":
        """Return the exchange that the edge began."""
        exchange: Exchange = scope[KEY]
        return exchange

    async def send(self, answer: Answer, send: Send, *, whole: bool = True) -> None:
        """Send *answer* with one write of head and body; 204 and HEAD have no body.

        Args:
            answer: A body of bytes goes as it is; a `Content-Type` replaces that of JSON.
            send: The server's.
            whole: Whether to end it; otherwise half of the body goes and the rest is owed.

        Raises:
            TypeError: The body is no JSON, or nested deeper than orjson writes.
        """
        content = _encoded(answer.body)
        headers = [*self.project.rate.headers(), *self.sent_with]
        headers += [(name.lower().encode(), text.encode()) for name, text in answer.headers.items()]
        if answer.status != 204:
            headers.append((b"content-length", b"%d" % len(content)))
        if content and "Content-Type" not in answer.headers:
            headers.append(_CONTENT_TYPE)
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        body = b"" if self.method == "HEAD" else content
        if whole:
            await send({"type": "http.response.body", "body": body})
        else:
            half = body[: len(body) // 2]
            await send({"type": "http.response.body", "body": half, "more_body": True})


def _encoded(body: Json) -> bytes:
    if body is None:
        return b""
    return body if isinstance(body, bytes) else orjson.dumps(body)


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
