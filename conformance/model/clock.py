"""Reads the server's clock off its answers."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from conformance.history import Exchange
from conformance.model.moment import EVER, NEVER, Moment, instant
from spec import Json

_PAST = ("date", "created_at", "updated_at", "rollback_date")
_MAKING = re.compile(r"/v1/(vouchers|vouchers/[^/]+|campaigns|(.+/)?redemptions?|.+/rollbacks?)$")
_SLACK = timedelta(seconds=5)
"""`Date` headers are whole seconds, and servers write them late."""


class Clock:
    """What answers so far say about the time on the server.

    Its clock may be another than that of its `Date` header, and may stand still; it does not run
    faster. Whoever turns it tells the model the time of every call. Every instant of the past is
    over, but only what is made before our eyes tells how late it is: the rest may be years old.
    """

    def __init__(self) -> None:
        self._over = NEVER
        self._made = NEVER
        self._wall: datetime | None = None

    def during(self, exchange: Exchange) -> Moment:
        """Return when the server worked on *exchange*, and take in what that shows."""
        shown = max(instants(exchange.document), default=NEVER)
        wall, made, made_wall = _wall(exchange), self._made, self._wall
        earliest = self._over = max(self._over, shown)
        if shown > made and _makes(exchange):
            self._made, self._wall = shown, wall
        if wall is None or made_wall is None:
            return Moment(earliest, EVER)
        passed = max(wall - made_wall, timedelta())
        return Moment(earliest, max(made + passed + _SLACK, earliest))


def _makes(exchange: Exchange) -> bool:
    """Whether *exchange* makes something that was not there: it shows the time of the call."""
    path = urlsplit(exchange.url).path
    return exchange.succeeded and exchange.method == "POST" and bool(_MAKING.search(path))


def _wall(exchange: Exchange) -> datetime | None:
    try:
        return parsedate_to_datetime(exchange.header("date"))
    except ValueError:
        return None


def instants(node: Json) -> Iterator[datetime]:
    """Yield the instants in *node* that lie in the past; callers can choose those of orders."""
    if isinstance(node, list):
        for each in node:
            yield from instants(each)
    elif isinstance(node, dict):
        for name, value in node.items():
            read = instant(value) if name in _PAST and node.get("object") != "order" else None
            if read is not None:
                yield read
            elif name != "metadata":
                yield from instants(value)
