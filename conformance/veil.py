"""Keeps access tokens out of everything that is written: a server made them for us, they open it.

Keys of ours are replaced where a call is recorded (`Credentials.redacted`). Tokens cannot be: the
judge reads them from the answers and goes on with them.
"""

import re
from dataclasses import replace

from conformance.history import Exchange, Headers

TOKEN = "$COUNTERFOIL_ACCESS_TOKEN"
"""What stands for a token in reports; in a shell it is the variable to set."""

_LEAST = 8  # what is shorter was made up by the judge, to be refused
_TOLD = re.compile(rf'("access_token"\s*:\s*")[^"]{{{_LEAST},}}(")')
_SENT = re.compile(rf"(\baccess_token=)[^&\s'\"]{{{_LEAST},}}()")
_BEARER = re.compile(rf"(\bBearer )(?!\$)[^\s'\",]{{{_LEAST},}}()")


def veiled(exchange: Exchange) -> Exchange:
    """Return *exchange*, without those before it, as it may be shown to others."""
    return replace(
        exchange,
        url=without_tokens(exchange.url),
        request_headers=_headers(exchange.request_headers),
        request_body=without_tokens(exchange.request_body),
        response_headers=_headers(exchange.response_headers),
        response_body=without_tokens(exchange.response_body),
        before=(),
    )


def without_tokens(text: str) -> str:
    """Return *text* with a name for every access token in it."""
    for pattern in (_TOLD, _SENT, _BEARER):
        text = pattern.sub(rf"\g<1>{TOKEN}\g<2>", text)
    return text


def _headers(headers: Headers) -> Headers:
    return tuple((name, without_tokens(value)) for name, value in headers)
