"""An access token opens the parts of the API that it was issued for, until it is revoked.

Source: resources.md 1.3, P-50.
"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs

from conformance.claim import Claim
from conformance.credentials import TOKEN_HEADERS, opens
from conformance.finding import Finding
from conformance.history import Exchange, History
from spec import Operation

_CLAIM = Claim("tokens_open_only_their_scope", "resources.md 1.3")
_BEARER = re.compile("Bearer (.+)")
_CLOSED = (401, 403)


def check(history: History) -> Iterator[Finding]:
    """Every call with a token we were given goes the way that its scope says."""
    for sequence in history.sequences():
        issued: dict[str, Exchange] = {}
        revoked: dict[str, Exchange] = {}
        for exchange, operation in sequence:
            token = _token(exchange)
            if operation.id == "create_oauth_token" and exchange.succeeded:
                issued |= dict.fromkeys(_given(exchange), exchange)
            elif operation.id == "revoke_oauth_token" and exchange.succeeded:
                revoked[_named(exchange)] = exchange
            elif token in issued and exchange.layer == "tokens":
                over, calls = revoked.get(token), (issued[token], exchange)
                if over and exchange.succeeded:
                    message = "lets a revoked token in"
                    yield _CLAIM.broken(
                        operation.id, (calls[0], over, exchange), message, (401, exchange.status)
                    )
                elif not over:
                    yield from _against(operation, calls)


def _against(operation: Operation, calls: tuple[Exchange, Exchange]) -> Iterator[Finding]:
    issued, exchange = calls
    opened = opens(str(issued.document.get("scope", "")), operation.path)
    if not opened and exchange.succeeded:
        message = "lets a token in that is of another scope"
        yield _CLAIM.broken(operation.id, calls, message, (403, exchange.status))
    elif opened and exchange.status in _CLOSED:
        message = "keeps a token of the right scope out"
        yield _CLAIM.broken(operation.id, calls, message, (200, exchange.status))


def _given(exchange: Exchange) -> Iterator[str]:
    """Yield the token that *exchange* issues, if it is as it should be."""
    told = exchange.document
    token = told.get("access_token") if isinstance(told, dict) else None
    if isinstance(token, str):
        yield token


def _token(exchange: Exchange) -> str:
    for name, value in exchange.request_headers:
        found = _BEARER.fullmatch(value)
        if name.lower() in TOKEN_HEADERS and found:
            return found[1]
    return ""


def _named(exchange: Exchange) -> str:
    return parse_qs(exchange.request_body).get("access_token", [""])[0]
