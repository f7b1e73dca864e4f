"""The server answers, and does not blame itself."""

from collections.abc import Iterator

from conformance.curl import commands
from conformance.finding import Finding, Severity
from conformance.history import History

_SERVER_ERROR = 500


def check(history: History) -> Iterator[Finding]:
    """Every call is answered, and none with a status of 500 and above."""
    for exchange in history.exchanges:
        if 0 < exchange.status < _SERVER_ERROR:
            continue
        yield Finding(
            check="requests_are_answered",
            severity=Severity.ERROR,
            operation=history.name(exchange),
            message="fails with an error of the server" if exchange.status else "gets no answer",
            expected="a status below 500",
            got=f"{exchange.status}: {exchange.response_body[:160]}",
            reproduction=commands(exchange),
        )
