"""Decides whether all that one regular expression finds, another finds too.

Walking the sets of states of both together finds the shortest text that only the first one finds.
"""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from conformance.gate.schemas.expression import (
    BEGIN,
    END,
    LAST,
    Automaton,
    Parts,
    Unsupported,
    read,
)
from spec import Json

_MOST_PAIRS, _LONGEST = 6_000, 100_000

_States = tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class _Expression:
    """What a text has to match, or must not: all of it at once.

    Attributes:
        parts: The automata, each with whether the text has to match it.
    """

    parts: Parts

    def start(self) -> _States:
        """Return the states at the beginning of a text."""
        return tuple(part.after(part.reach([0]), BEGIN) for part, _ in self.parts)

    def after(self, states: _States, letter: int) -> _States:
        """Return the states after *letter*."""
        paired = zip(self.parts, states, strict=True)
        return tuple(part.after(each, letter) for (part, _), each in paired)

    def dead(self, states: _States) -> bool:
        """Whether no text that begins so can match."""
        paired = zip(self.parts, states, strict=True)
        return any(wanted and not each for (_, wanted), each in paired)

    def matches(self, states: _States) -> bool:
        """Whether a text that ends here matches."""
        paired = zip(self.parts, self.after(states, END), strict=True)
        return all((1 in each) is wanted for (_, wanted), each in paired)


def lengths(node: Json) -> tuple[int, int]:
    """Return how many letters a string has that *node* allows: at least, at most."""
    return int(node.get("minLength", 0)), int(node.get("maxLength", _LONGEST))


@lru_cache(2_000)
def only_in(first: str, second: str, least: int = 0, most: int = _LONGEST) -> str | bool | None:
    """Return a shortest text that *first* finds something in and *second* does not.

    Args:
        first: An expression.
        second: Likewise.
        least: How many letters the text has to have.
        most: How many it may have.

    Returns:
        False if there is none; None if it cannot be decided.
    """
    try:
        expressions = _Expression(read(first)), _Expression(read(second))
    except (Unsupported, re.error, RecursionError, OverflowError):
        return None
    return _search(*expressions, (least, most))


def _search(one: _Expression, other: _Expression, lengths: tuple[int, int]) -> str | bool | None:
    least, most = lengths
    letters = _letters([part for each in (one, other) for part, _ in each.parts])
    start = one.start(), other.start()
    seen = {(*start, 0)}
    waiting = deque([(*start, "")])
    while waiting:
        here, there, text = waiting.popleft()
        if len(text) >= least and one.matches(here) and not other.matches(there):
            return text
        for letter in letters if len(text) < most else ():
            pair = one.after(here, letter), other.after(there, letter)
            key = (*pair, min(least, len(text) + 1))
            if key not in seen and not one.dead(pair[0]):
                seen.add(key)
                waiting.append((*pair, text + chr(letter)))
        if len(seen) > _MOST_PAIRS:
            return None
    return False


def _letters(automata: Iterable[Automaton]) -> list[int]:
    """Return one letter for each set of letters that both treat alike, plain ones first."""
    edges = {0}
    for automaton in automata:
        for steps in automaton.steps:
            written = [span for ranges, _ in steps for span in ranges]
            edges |= {edge for low, high in written for edge in (low, high + 1)}
    lows = sorted(edge for edge in edges if 0 <= edge <= LAST)
    spans = zip(lows, [*lows[1:], LAST + 1], strict=True)
    chosen = [_plainest(low, high - 1) for low, high in spans]
    return sorted((each for each in chosen if not 0xD800 <= each <= 0xDFFF), key=_rank)


def _plainest(low: int, high: int) -> int:
    for wanted in (97, 65, 48, 46):
        if low <= wanted <= high:
            return wanted
    return max(low, 33) if low < 33 <= high else low


def _rank(letter: int) -> tuple[bool, bool, int]:
    return (letter < 32, not chr(letter).isalnum() or letter > 127, letter)
