"""Work that goes on after the answer can be looked up.

Source: resources.md 1.11 and 22.1.
"""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import Exchange, History

_CLAIM = Claim("jobs_can_be_followed", "resources.md 22.1")
_ACCEPTED, _NOT_FOUND = 202, 404


def check(history: History) -> Iterator[Finding]:
    """An asynchronous action whose id was given out is found."""
    for sequence in history.sequences():
        begun: dict[str, Exchange] = {}
        for exchange, operation in sequence:
            told = exchange.document
            if exchange.status == _ACCEPTED and isinstance(told, dict):
                begun[str(told.get("async_action_id"))] = exchange
            asked = unquote(urlsplit(exchange.url).path.rpartition("/")[2])
            lost = exchange.status == _NOT_FOUND and exchange.identity == "own"
            if operation.id == "get_async_action" and lost and asked in begun:
                calls, contrast = (begun[asked], exchange), (200, exchange.status)
                yield _CLAIM.broken(operation.id, calls, "does not know its own work", contrast)
