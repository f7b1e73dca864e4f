"""Decides whether all that one regular expression finds, another finds too.

Both become nondeterministic automata over the text between two marks, which the anchors consume;
walking their sets of states together finds the shortest text that only the first one finds.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module

from spec import Json

# Python's own reading of a pattern: it has no public name, and no types.
code: Json = import_module("re._constants")
parser: Json = import_module("re._parser")

_BEGIN, _END = -1, -2
_LAST = 0x10FFFF
_MOST_STATES, _MOST_PAIRS = 3_000, 6_000

Ranges = tuple[tuple[int, int], ...]
_SPACE: Ranges = ((9, 13), (32, 32), (0xA0, 0xA0), (0x2028, 0x2029), (0xFEFF, 0xFEFF))
_CATEGORIES: dict[Json, Ranges] = {
    code.CATEGORY_DIGIT: ((48, 57),),
    code.CATEGORY_WORD: ((48, 57), (65, 90), (95, 95), (97, 122)),
    code.CATEGORY_SPACE: _SPACE,
}
_NEGATED = {
    code.CATEGORY_NOT_DIGIT: code.CATEGORY_DIGIT,
    code.CATEGORY_NOT_WORD: code.CATEGORY_WORD,
    code.CATEGORY_NOT_SPACE: code.CATEGORY_SPACE,
}


class _Unsupported(Exception):
    """The expression looks around, refers back, or is too big."""


@dataclass(slots=True)
class _Automaton:
    """States are numbers; 0 is the first, 1 the last."""

    steps: list[list[tuple[Ranges, int]]] = field(default_factory=lambda: [[], []])
    jumps: list[list[int]] = field(default_factory=lambda: [[], []])

    def state(self) -> int:
        if len(self.steps) >= _MOST_STATES:
            raise _Unsupported
        self.steps.append([])
        self.jumps.append([])
        return len(self.steps) - 1

    def reach(self, states: Iterable[int]) -> frozenset[int]:
        """Return *states* and all that can be reached from them without a letter."""
        found = set(states)
        waiting = list(found)
        while waiting:
            for each in self.jumps[waiting.pop()]:
                if each not in found:
                    found.add(each)
                    waiting.append(each)
        return frozenset(found)

    def after(self, states: frozenset[int], letter: int) -> frozenset[int]:
        """Return the states after *letter*."""
        return self.reach(
            target
            for state in states
            for ranges, target in self.steps[state]
            if any(low <= letter <= high for low, high in ranges)
        )


@lru_cache(2_000)
def only_in(first: str, second: str) -> str | bool | None:
    """Return a shortest text that *first* finds something in and *second* does not.

    Returns:
        False if there is none; None if it cannot be decided.
    """
    try:
        automata = _read(first), _read(second)
    except (_Unsupported, re.error, RecursionError, OverflowError):
        return None
    return _search(*automata, _letters(automata))


def _search(one: _Automaton, other: _Automaton, letters: list[int]) -> str | bool | None:
    start = one.after(one.reach([0]), _BEGIN), other.after(other.reach([0]), _BEGIN)
    seen = {start}
    waiting: deque[tuple[frozenset[int], frozenset[int], str]] = deque([(*start, "")])
    while waiting:
        here, there, text = waiting.popleft()
        if 1 in one.after(here, _END) and 1 not in other.after(there, _END):
            return text
        for letter in letters:
            pair = one.after(here, letter), other.after(there, letter)
            if pair[0] and pair not in seen:
                seen.add(pair)
                waiting.append((*pair, text + chr(letter)))
        if len(seen) > _MOST_PAIRS:
            return None
    return False


def _letters(automata: Iterable[_Automaton]) -> list[int]:
    """Return one letter for each set of letters that both treat alike, plain ones first."""
    edges = {0}
    for automaton in automata:
        for steps in automaton.steps:
            written = [span for ranges, _ in steps for span in ranges]
            edges |= {edge for low, high in written for edge in (low, high + 1)}
    lows = sorted(edge for edge in edges if 0 <= edge <= _LAST)
    spans = zip(lows, [*lows[1:], _LAST + 1], strict=True)
    chosen = [_plainest(low, high - 1) for low, high in spans]
    return sorted((each for each in chosen if not 0xD800 <= each <= 0xDFFF), key=_rank)


def _plainest(low: int, high: int) -> int:
    for wanted in (97, 65, 48, 46):
        if low <= wanted <= high:
            return wanted
    return max(low, 33) if low < 33 <= high else low


def _rank(letter: int) -> tuple[bool, int]:
    return (not chr(letter).isalnum() or letter > 127, letter)


@lru_cache(2_000)
def _read(pattern: str) -> _Automaton:
    made = _Automaton()
    everything: Ranges = ((_END, _LAST),)
    made.steps[0].append((everything, 0))
    made.steps[1].append((everything, 1))
    last = _sequence(made, parser.parse(pattern.replace("\\/", "/")), 0)
    made.jumps[last].append(1)
    return made


def _sequence(made: _Automaton, tree: Json, state: int) -> int:
    for kind, what in tree:
        build = _BUILDERS.get(kind)
        if build is None:
            raise _Unsupported
        state = build(made, what, state)
    return state


def _step(made: _Automaton, ranges: Ranges, state: int) -> int:
    target = made.state()
    made.steps[state].append((ranges, target))
    return target


def _literal(made: _Automaton, what: Json, state: int) -> int:
    return _step(made, ((what, what),), state)


def _not_literal(made: _Automaton, what: Json, state: int) -> int:
    return _step(made, _without(((what, what),)), state)


def _any(made: _Automaton, _what: Json, state: int) -> int:
    return _step(made, _without(((10, 10), (13, 13), (0x2028, 0x2029))), state)


def _class(made: _Automaton, what: Json, state: int) -> int:
    ranges: list[tuple[int, int]] = []
    negated = False
    for kind, value in what:
        if kind is code.NEGATE:
            negated = True
        else:
            ranges += _ranges(kind, value)
    return _step(made, _without(tuple(ranges)) if negated else tuple(ranges), state)


def _ranges(kind: Json, value: Json) -> Ranges:
    if kind is code.LITERAL:
        return ((value, value),)
    if kind is code.RANGE:
        return (tuple(value),)
    if kind is code.CATEGORY and value in _NEGATED:
        return _without(_CATEGORIES[_NEGATED[value]])
    if kind is code.CATEGORY and value in _CATEGORIES:
        return _CATEGORIES[value]
    raise _Unsupported


def _without(ranges: Ranges) -> Ranges:
    left, low = [], 0
    for start, end in sorted(ranges):
        if start > low:
            left.append((low, start - 1))
        low = max(low, end + 1)
    return (*left, (low, _LAST)) if low <= _LAST else tuple(left)


def _branch(made: _Automaton, what: Json, state: int) -> int:
    target = made.state()
    for tree in what[1]:
        start = made.state()
        made.jumps[state].append(start)
        made.jumps[_sequence(made, tree, start)].append(target)
    return target


def _group(made: _Automaton, what: Json, state: int) -> int:
    return _sequence(made, what[3], state)


def _repeat(made: _Automaton, what: Json, state: int) -> int:
    least, most, tree = what
    for _ in range(least):
        state = _sequence(made, tree, state)
    if most is code.MAXREPEAT:
        loop, target = made.state(), made.state()
        made.jumps[state].append(loop)
        made.jumps[_sequence(made, tree, loop)].append(loop)
        made.jumps[loop].append(target)
        return target
    target = made.state()
    for _ in range(most - least):
        made.jumps[state].append(target)
        state = _sequence(made, tree, state)
    made.jumps[state].append(target)
    return target


def _anchor(made: _Automaton, what: Json, state: int) -> int:
    marks = {code.AT_BEGINNING: _BEGIN, code.AT_END: _END}
    marks |= {code.AT_BEGINNING_STRING: _BEGIN, code.AT_END_STRING: _END}
    if what not in marks:
        raise _Unsupported
    return _step(made, ((marks[what], marks[what]),), state)


_BUILDERS: dict[Json, Callable[[_Automaton, Json, int], int]] = {
    code.LITERAL: _literal,
    code.NOT_LITERAL: _not_literal,
    code.ANY: _any,
    code.IN: _class,
    code.BRANCH: _branch,
    code.SUBPATTERN: _group,
    code.MAX_REPEAT: _repeat,
    code.MIN_REPEAT: _repeat,
    code.AT: _anchor,
}
