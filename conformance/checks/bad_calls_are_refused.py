"""A call that is not as the contract asks for does nothing, and is told why.

Source: redemptions.md 3.2, 14, resources.md 1.7.
"""

from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import Exchange, History
from conformance.model.call import read
from spec import Operation

_CHECK = "bad_calls_are_refused"
_REFUSED = Claim(_CHECK, "redemptions.md 3.2")
_CALLED = Claim(_CHECK, "redemptions.md 14")
_OURS = ("tour", "security")
"""Layers whose bad calls are bad on purpose, in one way that the contract is clear about."""

_BAD_REQUEST, _KEY = 400, "invalid_payload"


def check(history: History) -> Iterator[Finding]:
    """No call of ours that breaks the contract succeeds; a bad body is called one."""
    for exchange, operation in history.calls():
        if exchange.layer in _OURS and _is_bad(history, exchange):
            yield from _objections(exchange, operation)


def _objections(exchange: Exchange, operation: Operation) -> Iterator[Finding]:
    if exchange.succeeded:
        message = "accepts a call that the contract does not allow"
        yield _REFUSED.broken(operation.id, [exchange], message, ("a refusal", exchange.status))
    elif exchange.status == _BAD_REQUEST and exchange.request_body:
        told = exchange.document.get("key") if isinstance(exchange.document, dict) else None
        if told != _KEY:
            message = "refuses a body that breaks its schema for another reason"
            yield _CALLED.broken(operation.id, [exchange], message, (_KEY, told or "no key"))


def _is_bad(history: History, exchange: Exchange) -> bool:
    call = read(history.contract, exchange)
    return call is not None and not call.valid
