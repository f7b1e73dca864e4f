"""Finds the calls behind the commands that a finding shows."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

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
            self._positions[_line(exchange)].append(position)

    def trace(self, finding: Finding) -> Trace:
        """Return the calls of *finding*, empty if there are none, or some that nobody knows.

        A command may have been given several times: those that lie closest together are meant.
        """
        lines = finding.reproduction
        if not lines or any(line not in self._positions for line in lines):
            return ()
        found = [self._back_from(end, lines) for end in self._positions[lines[-1]]]
        whole = [each for each in found if each is not None]
        closest = min(whole, key=lambda each: each[-1] - each[0], default=())
        return tuple(self._exchanges[position] for position in closest)

    def _back_from(self, end: int, lines: Sequence[str]) -> list[int] | None:
        """Return the last positions of *lines* in their order, of which the last one is *end*."""
        positions = [end]
        for number in range(len(lines) - 2, -1, -1):
            line = lines[number]
            earlier = [each for each in self._positions[line] if each < positions[0]]
            spare = len(earlier) - lines[: number + 1].count(line)
            if spare < 0:
                return None
            positions.insert(0, self._meant(earlier, spare))
        return positions

    def _meant(self, places: Sequence[int], spare: int) -> int:
        """Return the last of *places* whose call succeeded, the last of all if none did.

        The first ones stand for the same command given before that; *spare* are too many.
        """
        left = places[len(places) - 1 - spare :]
        worked = [place for place in left if self._exchanges[place].succeeded]
        return (worked or left)[-1]


def _line(exchange: Exchange) -> str:
    """Return the command that repeats *exchange*, without those that it builds on."""
    return commands(replace(exchange, before=()))[0]


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
