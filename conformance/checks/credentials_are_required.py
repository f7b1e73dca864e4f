"""Nobody gets anything without the right keys."""

from collections.abc import Iterator

from conformance.claim import Claim
from conformance.credentials import schemes
from conformance.finding import Finding
from conformance.history import Exchange, History

_CLAIM = Claim("credentials_are_required", "resources.md 1.2")
_UNAUTHORIZED = 401
_WHOSE = {"none": "no credentials", "foreign": "wrong credentials"}


def check(history: History) -> Iterator[Finding]:
    """A secured operation answers 401 to calls without its keys, whatever else they ask for."""
    for exchange, operation in history.calls():
        secured = schemes(history.contract.document, operation)
        if secured and exchange.identity != "own" and _is_let_in(exchange):
            message = f"answers a call with {_WHOSE[exchange.identity]}"
            contrast = (_UNAUTHORIZED, exchange.status)
            yield _CLAIM.broken(operation.id, [exchange], message, contrast)


def _is_let_in(exchange: Exchange) -> bool:
    """Whether the server did more than turn the caller away.

    Only the security layer's calls are good but for their keys, so that 401 is all they can get.
    Tokens and other projects have keys that are good for something: other checks look at those.
    """
    if exchange.layer in ("tokens", "tenants"):
        return False
    if exchange.layer == "security":
        return exchange.status != _UNAUTHORIZED
    return exchange.succeeded
