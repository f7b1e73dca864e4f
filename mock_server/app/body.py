"""The body of a request: read whole, decoded once, validated."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import orjson
from starlette.types import Receive

from mock_server.app import brackets
from mock_server.app.check import Check
from mock_server.app.problems import TooLarge, UnsupportedMediaType
from mock_server.engine.refusals import InvalidPayload
from mock_server.http.call import Json
from spec.document import follow
from spec.validators import Validators

JSON, FORM = "application/json", "application/x-www-form-urlencoded"
MAX_BODY = 10 * 1024 * 1024
_MANY_BRACKETS = 100
_HEADROOM = 64


class ClientGone(Exception):
    """The connection was closed before the request was complete; nobody reads an answer."""


@dataclass(frozen=True, slots=True)
class Form:
    """One media type of a body: how it is decoded, and what it has to look like."""

    decode: Callable[[bytes], Json]
    check: Check


@dataclass(frozen=True, slots=True)
class Body:
    """What an operation reads: its media types, and whether there has to be a body at all."""

    forms: Mapping[str, Form]
    required: bool


def compile_body(document: Json, node: Json, validators: Validators) -> Body | None:
    """Return what the operation *node* reads; None if it reads no body."""
    declared = follow(document, node.get("requestBody"))
    if declared is None:
        return None
    forms = {
        media_type: _form(document, media_type, media["schema"], validators)
        for media_type, media in declared["content"].items()
    }
    return Body(forms, declared.get("required", False))


def _form(document: Json, media_type: str, schema: Json, validators: Validators) -> Form:
    check = Check(lambda: validators.request(schema))
    if media_type == JSON:
        return Form(_decode_json, check)
    members = follow(document, schema).get("properties", {})
    shapes = {name: follow(document, member) for name, member in members.items()}
    return Form(lambda data: _decode_form(data, shapes), check)


async def read_body(body: Body, headers: Mapping[bytes, bytes], receive: Receive) -> Json:
    """Return the decoded and validated body; None if there is none and none is needed.

    An empty body counts as none, whatever its headers say: official clients send JSON headers with
    nothing behind them (clients.md 5).

    Raises:
        InvalidPayload: It cannot be decoded, or is not as the contract says.
        TooLarge: It has more than `MAX_BODY` bytes.
        UnsupportedMediaType: The operation reads no such bodies.
        ClientGone: The client left before its end.
    """
    data = await read_bytes(receive)
    if not data:
        if body.required:
            raise InvalidPayload("Payload is missing")
        return None
    form = _chosen(body, headers.get(b"content-type", b""))
    value = form.decode(data)
    if not form.check.accepts(value):
        raise InvalidPayload(form.check.faults(value))
    return value


async def read_bytes(receive: Receive) -> bytes:
    """Return the whole body as it was sent.

    Raises:
        TooLarge: It has more than `MAX_BODY` bytes.
        ClientGone: The client left before its end.
    """
    chunks: list[bytes] = []
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGone
        chunks.append(message.get("body", b""))
        size += len(chunks[-1])
        if size > MAX_BODY:
            raise TooLarge(f"The body has more than {MAX_BODY} bytes")
        more = message.get("more_body", False)
    return b"".join(chunks)


def _chosen(body: Body, content_type: bytes) -> Form:
    """Return how to read *content_type*; without one, the first media type declared."""
    media_type, *parameters = content_type.decode("latin-1").lower().split(";")
    form = body.forms.get(media_type.strip() or next(iter(body.forms)))
    if form is None:
        raise UnsupportedMediaType(f"Send {' or '.join(body.forms)}")
    for parameter in parameters:
        name, _, value = parameter.strip().partition("=")
        if name == "charset" and value.strip('"') not in ("utf-8", "utf8", "us-ascii"):
            raise UnsupportedMediaType("Send UTF-8")
    return form


def _decode_json(data: bytes) -> Json:
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise InvalidPayload(f"Payload is not valid JSON: {error}") from error
    if data.count(b"[") + data.count(b"{") > _MANY_BRACKETS:
        _refuse_depth(value)
    return value


def _refuse_depth(value: Json) -> None:
    """Refuse what could be read and stored, but not written.

    orjson writes 254 levels, and an answer puts what was stored deeper than the request had it.
    """
    for _ in range(_HEADROOM):
        value = [value]
    try:
        orjson.dumps(value)
    except TypeError as error:
        raise InvalidPayload("Payload is nested too deeply") from error


def _decode_form(data: bytes, shapes: Mapping[str, Json]) -> Json:
    try:
        return brackets.parse(data, shapes)
    except brackets.Malformed as error:
        raise InvalidPayload(f"Payload is not a valid form: {error}") from error
