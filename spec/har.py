"""HTTP Archive 1.2, both ways: recorded exchanges to a document, and any browser's file back.

Bodies are bytes; in the document they are text, or base64 where they are no UTF-8. What HAR knows
and nobody here needs (cookies, pages, caches) is written empty and ignored when read.
"""

import base64
import binascii
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode, urlsplit

from spec.document import Json

Headers: TypeAlias = tuple[tuple[str, str], ...]

_OURS = "_counterfoil"


class HarError(Exception):
    """A document that is no HAR; the message says where."""


@dataclass(frozen=True, slots=True)
class HarRequest:
    """What was asked; `url` is absolute."""

    method: str
    url: str
    headers: Headers = ()
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class HarResponse:
    """What was answered; status 0 if nothing came."""

    status: int
    headers: Headers = ()
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class HarEntry:
    """One exchange: when it began, how many milliseconds it took, and both its sides.

    Attributes:
        started: With a time zone.
        milliseconds: 0 if nobody knows.
        request: What was asked.
        response: What was answered.
        comment: For people.
        ours: What else we know of it, for ourselves: HAR 1.2 leaves names with `_` to whoever
            writes.
    """

    started: datetime
    milliseconds: float
    request: HarRequest
    response: HarResponse
    comment: str = ""
    ours: Mapping[str, Json] = field(default_factory=dict)


def write_har(entries: Iterable[HarEntry], creator: str, version: str) -> Json:
    """Return *entries* as a HAR document made by *creator*."""
    log = {"version": "1.2", "creator": {"name": creator, "version": version}}
    return {"log": {**log, "entries": [_write(entry) for entry in entries]}}


def read_har(document: Json) -> tuple[HarEntry, ...]:
    """Return the exchanges of a HAR document, in its order.

    Raises:
        HarError: It has no log, or an entry lacks what an exchange needs.
    """
    entries = _member(_member(document, "log", dict, ""), "entries", list, "log")
    return tuple(_read(entry, f"log.entries[{at}]") for at, entry in enumerate(entries))


def _write(entry: HarEntry) -> Json:
    request, response = entry.request, entry.response
    written = {
        "startedDateTime": entry.started.astimezone(UTC).isoformat(timespec="milliseconds"),
        "time": entry.milliseconds,
        "request": _write_request(request),
        "response": _write_response(response),
        "cache": {},
        "timings": {"send": 0, "wait": entry.milliseconds, "receive": 0},
    }
    more = {"comment": entry.comment, _OURS: dict(entry.ours)}
    return written | {name: told for name, told in more.items() if told}


def _write_request(request: HarRequest) -> Json:
    pairs = parse_qsl(urlsplit(request.url).query, keep_blank_values=True)
    written = {
        "method": request.method,
        "url": request.url,
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _write_headers(request.headers),
        "queryString": [{"name": name, "value": value} for name, value in pairs],
        "headersSize": -1,
        "bodySize": len(request.body),
    }
    if not request.body:
        return written
    return {**written, "postData": _write_body(request.headers, request.body)}


def _write_response(response: HarResponse) -> Json:
    return {
        "status": response.status,
        "statusText": "",
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _write_headers(response.headers),
        "content": {
            "size": len(response.body),
            **_write_body(response.headers, response.body),
        },
        "redirectURL": "",
        "headersSize": -1,
        "bodySize": len(response.body),
    }


def _write_headers(headers: Headers) -> Json:
    return [{"name": name, "value": value} for name, value in headers]


def _write_body(headers: Headers, body: bytes) -> dict[str, Json]:
    media_type = next((value for name, value in headers if name.lower() == "content-type"), "")
    try:
        return {"mimeType": media_type, "text": body.decode()}
    except UnicodeDecodeError:
        text = base64.b64encode(body).decode()
        return {"mimeType": media_type, "text": text, "encoding": "base64"}


def _read(entry: Json, place: str) -> HarEntry:
    request = _member(entry, "request", dict, place)
    response = _member(entry, "response", dict, place)
    return HarEntry(
        started=_read_instant(entry.get("startedDateTime"), f"{place}.startedDateTime"),
        milliseconds=_number(entry.get("time")),
        request=HarRequest(
            method=_member(request, "method", str, f"{place}.request").upper(),
            url=_member(request, "url", str, f"{place}.request"),
            headers=_read_headers(request, f"{place}.request"),
            body=_read_body(request.get("postData"), f"{place}.request.postData"),
        ),
        response=HarResponse(
            status=_member(response, "status", int, f"{place}.response"),
            headers=_read_headers(response, f"{place}.response"),
            body=_read_body(response.get("content"), f"{place}.response.content"),
        ),
        comment=str(entry.get("comment") or ""),
        ours=told if isinstance(told := entry.get(_OURS), dict) else {},
    )


def _read_headers(message: Mapping[str, Json], place: str) -> Headers:
    """Return the headers without those that HTTP/2 makes of the request line."""
    listed = message.get("headers", [])
    if not isinstance(listed, list):
        raise HarError(f"{place}.headers is no list")
    pairs = tuple(_pair(each, f"{place}.headers[{at}]") for at, each in enumerate(listed))
    return tuple(pair for pair in pairs if not pair[0].startswith(":"))


def _pair(header: Json, place: str) -> tuple[str, str]:
    return _member(header, "name", str, place), _member(header, "value", str, place)


def _read_body(content: Json, place: str) -> bytes:
    if content is None:
        return b""
    if not isinstance(content, dict):
        raise HarError(f"{place} is no object")
    text = content.get("text")
    if text is None:
        return _form(content.get("params"))
    if not isinstance(text, str):
        raise HarError(f"{place}.text is no text")
    if content.get("encoding") != "base64":
        return text.encode()
    try:
        return base64.b64decode(text)
    except binascii.Error as error:
        raise HarError(f"{place}.text is no base64") from error


def _form(params: Sequence[Mapping[str, Json]] | None) -> bytes:
    """Return a form of which a browser recorded only the fields."""
    pairs = [(each.get("name", ""), each.get("value", "")) for each in params or ()]
    return urlencode(pairs).encode()


def _read_instant(text: Json, place: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise HarError(f"{place} is no instant") from error
    return instant if instant.tzinfo is not None else instant.replace(tzinfo=UTC)


def _number(value: Json) -> float:
    """Return a duration; recorders write -1 or nothing where they do not know it."""
    return value if isinstance(value, int | float) and value > 0 else 0


def _member(node: Json, name: str, kind: type, place: str) -> Json:
    where = f"{place}.{name}" if place else name
    if not isinstance(node, dict):
        raise HarError(f"{place or 'the document'} is no object")
    if not isinstance(node.get(name), kind):
        raise HarError(f"{where} is missing or of another type")
    return node[name]
