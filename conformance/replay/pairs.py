"""A second opinion on each request and its response: openapi-core.

Security is left to our own checks, which know that keys are hidden in recordings, and so are
nested parameters of a query, which openapi-core reads one level deep only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.deserializing.styles.exceptions import EmptyQueryParameterValue
from werkzeug.datastructures import Headers, MultiDict

from conformance.contract import Contract
from conformance.curl import commands
from conformance.finding import Finding, Severity
from conformance.history import Exchange
from spec import Json, follow
from spec.document import METHODS

_SERVER = "http://recorded"
_CHECK = "openapi_core"
_ERROR = 400
_SHOWN = 300


@dataclass(slots=True)
class _Request:
    """A recorded request, in the shape that openapi-core reads."""

    host_url: str
    path: str
    method: str
    body: bytes
    content_type: str
    parameters: RequestParameters


@dataclass(slots=True)
class _Response:
    """A recorded response, in the shape that openapi-core reads."""

    status_code: int
    headers: Headers
    content_type: str
    data: bytes


class Pairs:
    """Judges single exchanges."""

    def __init__(self, contract: Contract, base: str) -> None:
        """Judge calls of *contract* whose paths begin with *base*."""
        self._contract = contract
        self._base = base
        document = _simplified(contract.document)
        self._app = OpenAPI.from_dict(document, config=Config(spec_validator_cls=None))

    def findings(self, exchange: Exchange) -> Iterator[Finding]:
        """Yield what openapi-core has to say about *exchange*.

        A request that is wrong is the caller's fault; it matters only if it was accepted.
        """
        request, response = self._request(exchange), _response(exchange)
        if exchange.succeeded:
            for error in self._app.iter_request_errors(request):
                if not _is_empty(error):
                    yield self._finding(exchange, "request", error, Severity.WARNING)
        for error in self._app.iter_response_errors(request, response):
            yield self._finding(exchange, "response", error, Severity.ERROR)

    def _request(self, exchange: Exchange) -> _Request:
        parts, headers = urlsplit(exchange.url), dict(exchange.request_headers)
        query = MultiDict(parse_qsl(parts.query, keep_blank_values=True))
        return _Request(
            host_url=_SERVER,
            path=parts.path.removeprefix(self._base),
            method=exchange.method.lower(),
            body=exchange.request_body.encode(),
            content_type=headers.get("Content-Type", "").lower(),
            parameters=RequestParameters(query=query, header=Headers(headers)),
        )

    def _finding(
        self, exchange: Exchange, side: str, error: Exception, severity: Severity
    ) -> Finding:
        operation = self._contract.operation_of(exchange.method, exchange.url)
        return Finding(
            check=_CHECK,
            severity=severity,
            operation=operation.id if operation else "",
            message=f"the {side} is not as the contract says: {_said(error)}",
            got=_got(exchange, side),
            reproduction=commands(exchange),
        )


def _is_empty(error: Exception) -> bool:
    """Whether a query has a parameter without a value: to us an empty text, and the schema's."""
    return isinstance(error.__cause__, EmptyQueryParameterValue)


def _response(exchange: Exchange) -> _Response:
    return _Response(
        status_code=exchange.status,
        headers=Headers(list(exchange.response_headers)),
        content_type=exchange.header("content-type").lower(),
        data=exchange.response_body.encode(),
    )


def _got(exchange: Exchange, side: str) -> str:
    told = exchange.request_body if side == "request" else exchange.response_body
    return told[:_SHOWN]


def _said(error: Exception) -> str:
    """Return what is wrong, the same for two sightings of it: without the values."""
    details: Json = getattr(error, "details", None) or {}
    wrong = [_place(each) for each in details.get("schema_errors", ())]
    return "; ".join(dict.fromkeys(wrong)) or str(error).partition("\n")[0][:_SHOWN]


def _place(error: Json) -> str:
    steps = ("[]" if isinstance(step, int) else f".{step}" for step in error["path"])
    return f"{error['message'][:_SHOWN]} at {''.join(steps) or 'the root'}"


def _simplified(document: Json) -> Any:  # noqa: ANN401  (openapi-core's own type is as wide)
    """Return a copy of *document* without what is left to others."""
    simple = _with_nulls(document)
    simple["servers"] = [{"url": _SERVER}]
    simple.pop("security", None)
    for item in simple["paths"].values():
        for method in METHODS & item.keys():
            item[method].pop("security", None)
            told = [follow(simple, each) for each in item[method].get("parameters", ())]
            kept = [each for each in told if each.get("style") != "deepObject"]
            item[method]["parameters"] = [each for each in kept if not _is_hidden(each)]
    return simple


def _with_nulls(node: Json) -> Json:
    """Return a copy of *node* in which `nullable` beside `allOf` means null, or all of them.

    Other readers of OpenAPI 3.0 take it like that; openapi-core asks every branch for null.
    """
    if isinstance(node, list):
        return [_with_nulls(each) for each in node]
    if not isinstance(node, dict):
        return node
    copied = {name: _with_nulls(value) for name, value in node.items()}
    if copied.get("nullable") is True and "allOf" in copied:
        del copied["nullable"]
        return {"anyOf": [{"nullable": True, "enum": [None]}, copied]}
    return copied


def _is_hidden(parameter: Json) -> bool:
    """Whether recordings show a parameter to nobody: browsers leave some headers out."""
    return bool(parameter["in"] == "header")
