"""Which earlier calls a call depends on: those that made and changed what it names."""

import re
from collections import deque
from collections.abc import Iterator

from conformance.history import Exchange

_REMEMBERED = 400
_SHOWN = 4
_NAMES = re.compile(r"[A-Za-z0-9][\w-]{5,}")


class Lineage:
    """The writes of one world, to be asked where a call comes from."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._writes: deque[tuple[Exchange, frozenset[str], frozenset[str]]] = deque(
            maxlen=_REMEMBERED
        )

    def remember(self, exchange: Exchange) -> None:
        """Note *exchange*, if it may have made or changed something."""
        if exchange.method != "GET" and exchange.succeeded:
            given = _named(exchange.response_body)
            self._writes.append((exchange, _said(exchange), given))

    def of(self, exchange: Exchange) -> tuple[Exchange, ...]:
        """Return the calls that *exchange* builds on, oldest first, and itself.

        What the driver says came before is taken as it is. Otherwise those writes that made a
        thing that it names, and the last ones that named the same.
        """
        if exchange.before:
            return (exchange,)
        return (*reversed([*self._found(exchange)][:_SHOWN]), exchange)

    def _found(self, exchange: Exchange) -> Iterator[Exchange]:
        """Yield the writes, the youngest first."""
        wanted = set(_said(exchange))
        for write, said, given in reversed(self._writes):
            made = wanted & given
            if made:
                yield write
                wanted |= said & given


def _said(exchange: Exchange) -> frozenset[str]:
    """Return the names in the path and the body of a request."""
    path = exchange.url.partition("://")[2].partition("/")[2]
    return _named(path) | _named(exchange.request_body)


def _named(text: str) -> frozenset[str]:
    """Return what may be an id or a code: a word with a digit, or in capitals, of some length."""
    words = _NAMES.findall(text)
    return frozenset(word for word in words if any(map(str.isdigit, word)) or word.isupper())
