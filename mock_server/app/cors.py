"""What browsers need to call from another site (R-10).

The client API and the control API echo the site that asks if the project trusts it; the server API
is not for browsers, whose users could read its keys. Credentials of the browser are never wanted.
"""

import re

from mock_server.app.exchange import Exchange
from mock_server.app.security import trusts
from mock_server.world.project import Project

_SHARED = ("/client/", "/_mock/")
_PLAIN = re.compile(rb"[!-~]{1,300}")
_NAMES = re.compile(rb"[!-~ ]{1,2000}")
_DAY = b"86400"


def share(project: Project, path: str, exchange: Exchange) -> None:
    """Let a site that *project* trusts read the answer to *exchange*."""
    if not path.startswith(_SHARED):
        return
    exchange.sent_with.append((b"vary", b"Origin"))
    origin = exchange.headers.get(b"origin")
    if origin and _PLAIN.fullmatch(origin) and trusts(project, origin):
        exchange.sent_with.append((b"access-control-allow-origin", origin))
        exchange.sent_with.append((b"access-control-expose-headers", b"*"))


def answer_preflight(project: Project, path: str, exchange: Exchange, allow: str) -> None:
    """Tell a browser that asks first what it may send.

    It shows no keys yet, so *project* is the default one.
    """
    before = len(exchange.sent_with)
    share(project, path, exchange)
    if len(exchange.sent_with) < before + 2:
        return
    asked = exchange.headers.get(b"access-control-request-headers", b"")
    exchange.sent_with += [
        (b"access-control-allow-methods", allow.encode()),
        (b"access-control-max-age", _DAY),
    ]
    if _NAMES.fullmatch(asked):
        exchange.sent_with.append((b"access-control-allow-headers", asked))
