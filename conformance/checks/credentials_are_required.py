"""Nobody gets anything without the right keys."""

from collections.abc import Iterator

from conformance.credentials import schemes
from conformance.curl import commands
from conformance.finding import Finding, Severity
from conformance.history import Exchange, History

_UNAUTHORIZED = 401
_WHOSE = {"none": "no credentials", "foreign": "wrong credentials"}


def check(history: History) -> Iterator[Finding]:
    """A secured operation answers 401 to calls without its keys, whatever else they ask for."""
    for exchange, operation in history.calls():
        secured = schemes(history.contract.document, operation)
        if secured and exchange.identity != "own" and _is_let_in(exchange):
            yield Finding(
                check="credentials_are_required",
                severity=Severity.ERROR,
                operation=operation.id,
                message=f"answers a call with {_WHOSE[exchange.identity]}",
                expected=str(_UNAUTHORIZED),
                got=str(exchange.status),
                reproduction=commands(exchange),
            )


def _is_let_in(exchange: Exchange) -> bool:
    """Whether the server did more than turn the caller away.

    Only the security layer's calls are good but for their keys, so that 401 is all they can get.
    """
    if exchange.layer == "security":
        return exchange.status != _UNAUTHORIZED
    return exchange.succeeded
