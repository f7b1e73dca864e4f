"""The outermost layer: it begins each exchange and renders whatever goes wrong inside of it."""

import logging
from collections.abc import Iterator, Mapping
from functools import lru_cache

from starlette.types import ASGIApp, Receive, Scope, Send

from mock_server.app.body import MAX_BODY, ClientGone
from mock_server.app.connection import ConnectionBroken
from mock_server.app.envelope import of_problem, of_refusal
from mock_server.app.exchange import KEY, Exchange
from mock_server.app.problems import InternalError, NotAcceptable, Problem, TooLarge
from mock_server.app.recording import Recording
from mock_server.engine.refusals import InvalidPayload, InvalidQueryParams, Refusal
from mock_server.http.call import Answer
from mock_server.world.world import World

_LOG = logging.getLogger("counterfoil")
_JSON_RANGES = (b"application/json", b"application/*", b"*/*")
_UNRECORDED = ("/_mock", "/openapi.json")
_ENCODED_REPLACEMENT = b"%EF%BF%BD"


class Edge:
    """Gives each request its id and headers, and each failure its envelope."""

    def __init__(self, app: ASGIApp, request_ids: Iterator[str], world: World) -> None:
        self._app = app
        self._request_ids = request_ids
        self._world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass on what is no request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = Exchange(
            next(self._request_ids),
            scope["method"],
            dict(scope["headers"]),
            self._world.default,
        )
        scope[KEY] = exchange
        if scope["path"].startswith(_UNRECORDED):
            await self._answer(scope, exchange, receive, send)
            return
        recording = Recording(scope, receive, send, exchange.request_id)
        try:
            await self._answer(scope, exchange, recording.receive, recording.send)
        finally:
            exchange.project.journal.note(recording.ended(exchange.operation))

    async def _answer(self, scope: Scope, exchange: Exchange, receive: Receive, send: Send) -> None:
        try:
            _inspect(scope, exchange)
            await self._app(scope, receive, send)
        except ClientGone:
            return
        except ConnectionBroken:  # on purpose, and there is no socket to do it on
            raise
        except (Refusal, Problem) as error:
            await exchange.send(_rendered(error, exchange), send)
        except Exception:  # noqa: BLE001  (a bug of ours: logged in full, answered as documented)
            _LOG.exception("%s: %s %s failed", exchange.request_id, exchange.method, scope["path"])
            await exchange.send(of_problem(InternalError(), exchange.request_id), send)


def _rendered(error: Refusal | Problem, exchange: Exchange) -> Answer:
    if isinstance(error, Refusal):
        return of_refusal(error, exchange.request_id)
    if error.status >= 500:
        _LOG.error("%s: %s", exchange.request_id, error)
    return of_problem(error, exchange.request_id)


def _inspect(scope: Scope, exchange: Exchange) -> None:
    """Let a request pass whose URL can be read, whose body fits and who reads JSON."""
    _inspect_url(scope)
    _inspect_length(exchange.headers)
    accept = exchange.headers.get(b"accept")
    if accept is not None and exchange.method != "OPTIONS" and not _takes_json(accept):
        raise NotAcceptable("The only media type of answers is application/json")


def _inspect_url(scope: Scope) -> None:
    path, raw_path = scope["path"], scope.get("raw_path") or b""
    if "\x00" in path or _has_nul(scope["query_string"]):
        raise InvalidQueryParams("The URL has a NUL character")
    if "\ufffd" in path and _ENCODED_REPLACEMENT not in raw_path.upper():
        raise InvalidQueryParams("The path is not percent-encoded UTF-8")


def _has_nul(query: bytes) -> bool:
    """Whether a value of *query* has a NUL; in a name, such as a filter's, it does no harm."""
    if b"%00" not in query:
        return False
    return any(b"%00" in field.partition(b"=")[2] for field in query.split(b"&"))


def _inspect_length(headers: Mapping[bytes, bytes]) -> None:
    length = headers.get(b"content-length", b"0")
    if not length.isdigit():
        raise InvalidPayload("Content-Length should be a number")
    if len(length) > 18 or int(length) > MAX_BODY:
        raise TooLarge(f"The body has more than {MAX_BODY} bytes")


@lru_cache(maxsize=256)
def _takes_json(accept: bytes) -> bool:
    """Whether one of the media ranges of an `Accept` header is JSON with a weight above 0."""
    if not accept.strip():
        return True
    for media_range in accept.lower().split(b","):
        name, *parameters = (part.strip().replace(b" ", b"") for part in media_range.split(b";"))
        weights = [parameter[2:] for parameter in parameters if parameter.startswith(b"q=")]
        if name in _JSON_RANGES and not any(weight.strip(b"0.") == b"" for weight in weights):
            return True
    return False
