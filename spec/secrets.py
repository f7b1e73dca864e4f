"""What nobody may read in a record of calls: the halves of credentials that prove something."""

import re
from collections.abc import Iterable

HIDDEN = "***"
SECRET_HEADERS = frozenset(
    {
        *("x-app-token", "x-client-token", "x-management-token"),
        *("authorization", "x-voucherify-oauth", "cookie", "set-cookie", "proxy-authorization"),
    }
)
_TOKEN = re.compile(rb"""("access_token"\s*:\s*")[^"]*|(\baccess_token=)[^&\s]*""")


def hide_headers(headers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return *headers* with their names, and the values of those that are secret hidden."""
    return tuple(
        (name, HIDDEN if name.lower() in SECRET_HEADERS else value) for name, value in headers
    )


def hide_tokens(body: bytes) -> bytes:
    """Return *body*, JSON or a form, with the access tokens in it hidden."""
    if b"access_token" not in body:
        return body
    return _TOKEN.sub(lambda found: (found[1] or found[2]) + HIDDEN.encode(), body)
