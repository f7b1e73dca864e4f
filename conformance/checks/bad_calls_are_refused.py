"""A call that is not as the contract asks for does nothing.

Source: redemptions.md 3.2, resources.md 1.7.
"""

from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import Exchange, History
from conformance.model.call import read
from spec import Operation

_CLAIM = Claim("bad_calls_are_refused", "redemptions.md 3.2")
_OURS = ("tour", "security")
"""Layers whose bad calls are bad on purpose, in one way that the contract is clear about."""


def check(history: History) -> Iterator[Finding]:
    """No call of ours that breaks the contract succeeds."""
    for exchange, operation in history.calls():
        if exchange.layer in _OURS and exchange.succeeded and _is_bad(history, exchange):
            yield _told(exchange, operation)


def _is_bad(history: History, exchange: Exchange) -> bool:
    call = read(history.contract, exchange)
    return call is not None and not call.valid


def _told(exchange: Exchange, operation: Operation) -> Finding:
    message = "accepts a call that the contract does not allow"
    return _CLAIM.broken(operation.id, [exchange], message, ("a refusal", exchange.status))
