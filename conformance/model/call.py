"""A call as the model sees it: which operation, with what, by whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

import orjson

from conformance.contract import Contract, is_json
from conformance.history import Exchange, Identity
from conformance.model.query import query_as_sent, query_of
from spec import Json, Operation


@dataclass(frozen=True, slots=True)
class Call:
    """One call of an operation.

    Attributes:
        operation: The operationId.
        path: Parameters of the path, decoded.
        query: Parameters of the query as objects, lists and texts.
        body: JSON, or the fields of a form; None without one.
        identity: Whose credentials it carries: see `Exchange`.
        valid: Whether it is as the contract asks for.
    """

    operation: str
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, Json] = field(default_factory=dict)
    body: Json = None
    identity: Identity = "own"
    valid: bool = True


def read(contract: Contract, exchange: Exchange) -> Call | None:
    """Return what *exchange* asked for, None if the contract has no such operation."""
    operation = contract.operation_of(exchange.method, exchange.url)
    if operation is None:
        return None
    path = path_of(operation, exchange.url)
    query = query_of(contract, operation, exchange.url)
    readable, body = _body(exchange)
    return Call(
        operation=operation.id,
        path=path,
        query=query_as_sent(exchange.url) if query is None else query,
        body=body,
        identity=exchange.identity,
        valid=readable
        and query is not None
        and "%00" not in exchange.url
        and _has_headers(contract, operation, exchange)
        and _fits_path(contract, operation, path)
        and _fits_body(contract, operation, exchange, body),
    )


def path_of(operation: Operation, url: str) -> Mapping[str, str]:
    """Return the parameters of the path of *url*, decoded."""
    template = operation.path.split("/")
    told = urlsplit(url).path.split("/")
    told = told[len(told) - len(template) :]
    pairs = zip(template, told, strict=True)
    return {name[1:-1]: unquote(value) for name, value in pairs if name.startswith("{")}


def _body(exchange: Exchange) -> tuple[bool, Json]:
    """Return whether the body can be read, and the body."""
    if not exchange.request_body:
        return True, None
    if "form-urlencoded" in _content_type(exchange):
        return True, dict(parse_qsl(exchange.request_body, keep_blank_values=True))
    try:
        return True, orjson.loads(exchange.request_body)
    except orjson.JSONDecodeError:
        return False, None


def _has_headers(contract: Contract, operation: Operation, exchange: Exchange) -> bool:
    """Whether the headers that the operation requires are there, and JSON may be answered."""
    sent = {name.lower(): value for name, value in exchange.request_headers}
    accepted = sent.get("accept", "*/*")
    fit = all(
        contract.validators.request(each["schema"]).is_valid(sent.get(each["name"].lower()))
        for each in operation.parameters
        if each["in"] == "header"
    )
    return fit and ("*/*" in accepted or "json" in accepted)


def _content_type(exchange: Exchange) -> str:
    headers = {name.lower(): value for name, value in exchange.request_headers}
    return headers.get("content-type", "").lower()


def _fits_path(contract: Contract, operation: Operation, path: Mapping[str, str]) -> bool:
    named = {each["name"]: each["schema"] for each in operation.parameters if each["in"] == "path"}
    return all(
        contract.validators.request(schema).is_valid(path.get(name))
        for name, schema in named.items()
    )


def _fits_body(contract: Contract, operation: Operation, exchange: Exchange, body: Json) -> bool:
    asked = operation.node.get("requestBody")
    if asked is None:
        return True
    if not exchange.request_body:
        return not asked.get("required", False)
    kind = _content_type(exchange).partition(";")[0].strip()
    for media_type, content in asked.get("content", {}).items():
        if media_type == kind or (is_json(media_type) and is_json(kind)):
            return bool(contract.validators.request(content.get("schema", {})).is_valid(body))
    return False
