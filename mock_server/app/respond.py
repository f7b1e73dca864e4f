"""From a caller and what was sent to an answer: the contract's checks, then the handler."""

from collections.abc import Mapping
from typing import NamedTuple

from starlette.types import Receive

from mock_server.app.body import read_body
from mock_server.app.operation import Operation
from mock_server.app.parameters import check_headers, read_path, read_query
from mock_server.app.routing import Route
from mock_server.engine.refusals import InvalidPayload
from mock_server.http.call import Answer, Call, Json, Project

_VERSION_HEADER, _VERSION = b"x-voucherify-api-version", b"v2018-08-01"


class Inquiry(NamedTuple):
    """What a caller sent to an operation.

    Attributes:
        project: Where the work is done.
        channel_id: The id of the caller's key.
        values: Path parameters, from left to right.
        query: As sent.
        headers: By lower-case name.
        request_id: `v-…`.
    """

    project: Project
    channel_id: str
    values: tuple[str, ...]
    query: bytes
    headers: Mapping[bytes, bytes]
    request_id: str


async def respond(route: Route[Operation], inquiry: Inquiry, receive: Receive) -> Answer:
    """Return what the handler of *route* answers; nobody has checked that yet.

    Raises:
        Refusal: The contract or the rules turn the request down.
        Problem: HTTP does.
    """
    operation = route.target
    _refuse_other_versions(inquiry.headers)
    check_headers(operation.header, inquiry.headers)
    call = Call(
        project=inquiry.project,
        channel_id=inquiry.channel_id,
        path=read_path(operation.path, route.names, inquiry.values),
        query=read_query(operation.query, inquiry.query),
        body=await _body(operation, inquiry.headers, receive),
        request_id=inquiry.request_id,
    )
    return operation.handler(call)


async def _body(operation: Operation, headers: Mapping[bytes, bytes], receive: Receive) -> Json:
    if operation.body is None:
        return None
    return await read_body(operation.body, headers, receive)


def _refuse_other_versions(headers: Mapping[bytes, bytes]) -> None:
    """Refuse a request for an API version that never was or is no more (R-6)."""
    version = headers.get(_VERSION_HEADER, _VERSION)
    if version != _VERSION:
        raise InvalidPayload(
            f"Header X-Voucherify-API-Version should be {_VERSION.decode()},"
            f" not {version.decode('latin-1')}"
        )
