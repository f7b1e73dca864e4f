"""Finds the calls behind the commands that a finding shows."""

import shlex
from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from conformance.curl import commands
from conformance.finding import Finding
from conformance.history import Exchange

Trace = tuple[Exchange, ...]


class Tracer:
    """Knows every call of a run by its command."""

    def __init__(self, exchanges: Sequence[Exchange]) -> None:
        """Look at *exchanges*, in order."""
        self._exchanges = exchanges
        self._positions: dict[str, list[int]] = defaultdict(list)
        for position, exchange in enumerate(exchanges):
            self._positions[commands(exchange)[-1]].append(position)

    def trace(self, finding: Finding) -> Trace:
        """Return the calls of *finding*, empty if there are none, or some that nobody knows.

        A command may have been given several times: those that lie closest together are meant.
        """
        lines = finding.reproduction
        loading, calls = _split(lines)
        if not calls or any(line not in self._positions for line in calls):
            return ()
        found = [self._back_from(end, calls) for end in self._positions[calls[-1]]]
        whole = [each for each in found if each is not None]
        if not whole:
            return ()
        closest = min(whole, key=lambda each: each[-1] - each[0])
        return (*loading, *(self._exchanges[position] for position in closest))

    def _back_from(self, end: int, lines: Sequence[str]) -> list[int] | None:
        """Return the last positions of *lines* in their order, of which the last one is *end*."""
        positions = [end]
        for line in reversed(lines[:-1]):
            earlier = [each for each in self._positions[line] if each < positions[0]]
            if not earlier:
                return None
            positions.insert(0, earlier[-1])
        return positions


def _split(lines: Sequence[str]) -> tuple[Trace, list[str]]:
    """Return the commands that load a world as calls, and the others."""
    loading = [(line, _loading(line)) for line in lines]
    worlds = tuple(call for _, call in loading if call is not None)
    return worlds, [line for line, call in loading if call is None]


def _loading(line: str) -> Exchange | None:
    """Return the call that *line* makes if it loads a world (`Control.loading`)."""
    words = shlex.split(line)
    if "--json" not in words:
        return None
    url = next(word for word in words if urlsplit(word).netloc)
    keys = ("X-App-Id", "X-App-Token")
    headers = tuple((name, f"$COUNTERFOIL_{name[2:].replace('-', '_').upper()}") for name in keys)
    return Exchange(
        layer="control",
        world="",
        method=words[words.index("-X") + 1],
        url=url,
        request_headers=(*headers, ("Content-Type", "application/json")),
        request_body=words[words.index("--json") + 1],
        identity="own",
        status=0,
        response_headers=(),
        response_body="",
    )


def places(
    document: object, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Yield every place of *document* that has nothing below it, with what stands there."""
    if isinstance(document, dict):
        for name, value in document.items():
            yield from places(value, (*path, name))
    elif isinstance(document, list):
        for position, value in enumerate(document):
            yield from places(value, (*path, position))
    else:
        yield path, document
