"""Follows the links of the contract: what can be called next, with what the last call gave."""

import json
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl

from conformance.contract import Contract
from conformance.history import Exchange
from conformance.target import Request
from conformance.values.sample import Filling, samples
from spec import ContractError, Json, follow
from spec.document import at

_ORDER = ("GET", "POST", "PUT", "PATCH", "DELETE")


def next_calls(contract: Contract, exchange: Exchange, filling: Filling) -> list[Request]:
    """Return the calls that the links of *exchange* lead to; those that delete come last."""
    operation = contract.operation_of(exchange.method, exchange.url)
    answer = contract.answer(operation, exchange.status) if operation else None
    links = (answer or {}).get("links", {}).values() if exchange.succeeded else ()
    calls = [
        call
        for link in links
        for call in _calls(contract, follow(contract.document, link), exchange, filling)
    ]
    return sorted(calls, key=lambda call: _ORDER.index(call.method))


def _calls(
    contract: Contract, link: Json, exchange: Exchange, filling: Filling
) -> Iterator[Request]:
    target = contract.operations.get(link.get("operationId", ""))
    given = {name: _value(told, exchange) for name, told in link.get("parameters", {}).items()}
    body = {name: _value(told, exchange) for name, told in link.get("requestBody", {}).items()}
    if target is not None and None not in (*given.values(), *body.values()):
        known = {name: str(value) for name, value in given.items()}
        yield from samples(contract, target, replace(filling, given=known, body=body))


def _value(told: Json, exchange: Exchange) -> Json:
    """Return what a runtime expression of OpenAPI stands for, None if there is nothing."""
    if not isinstance(told, str) or not told.startswith("$"):
        return told
    where, _, pointer = told.partition("#")
    documents = {"$response.body": exchange.document, "$request.body": _sent(exchange)}
    try:
        return at(documents.get(where), pointer)
    except ContractError:
        return None


def _sent(exchange: Exchange) -> Json:
    """Return the body that was sent, whether it was JSON or a form."""
    try:
        return json.loads(exchange.request_body)
    except ValueError:
        return dict(parse_qsl(exchange.request_body))
