"""Reads regular expressions into nondeterministic automata.

A text stands between two marks, which the anchors consume. What an expression looks ahead for at
its very beginning becomes an automaton of its own.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from itertools import dropwhile, takewhile

from spec import Json

# Python's own reading of a pattern: it has no public name, and no types.
code: Json = import_module("re._constants")
parser: Json = import_module("re._parser")

BEGIN, END, LAST = -1, -2, 0x10FFFF
"""The marks around a text, and its last letter."""

_MOST_STATES = 3_000

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


class Unsupported(Exception):
    """The expression looks around, refers back, or is too big."""


@dataclass(slots=True)
class Automaton:
    """States are numbers; 0 is the first, 1 the last."""

    steps: list[list[tuple[Ranges, int]]] = field(default_factory=lambda: [[], []])
    jumps: list[list[int]] = field(default_factory=lambda: [[], []])

    def state(self) -> int:
        """Return a new state.

        Raises:
            Unsupported: there are too many.
        """
        if len(self.steps) >= _MOST_STATES:
            raise Unsupported
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


Parts = tuple[tuple[Automaton, bool], ...]


@lru_cache(2_000)
def read(pattern: str) -> Parts:
    """Return the automata of *pattern*, each with whether a text has to match it.

    Raises:
        Unsupported: it does what no automaton can.
        re.error: it is no expression.
    """
    tree = list(parser.parse(pattern.replace("\\/", "/")))
    parts = [(_automaton([*_start(tree), *_rest(tree)]), True)]
    for kind, (direction, what) in _ahead(tree):
        if direction < 0:
            raise Unsupported
        parts.append((_automaton([*_start(tree), *what]), kind is code.ASSERT))
    return tuple(parts)


def _start(tree: Json) -> Json:
    """Return the anchor that an expression begins with, if what follows looks ahead from it."""
    return tree[:1] if tree and tree[0] == (code.AT, code.AT_BEGINNING) else []


def _ahead(tree: Json) -> Json:
    return list(takewhile(_looks_ahead, tree[1:])) if _start(tree) else []


def _rest(tree: Json) -> Json:
    return list(dropwhile(_looks_ahead, tree[1:])) if _start(tree) else tree


def _looks_ahead(element: Json) -> bool:
    return element[0] in (code.ASSERT, code.ASSERT_NOT)


def _automaton(tree: Json) -> Automaton:
    made = Automaton()
    everything: Ranges = ((END, LAST),)
    made.steps[0].append((everything, 0))
    made.steps[1].append((everything, 1))
    made.jumps[_sequence(made, tree, 0)].append(1)
    return made


def _sequence(made: Automaton, tree: Json, state: int) -> int:
    for kind, what in tree:
        build = _BUILDERS.get(kind)
        if build is None:
            raise Unsupported
        state = build(made, what, state)
    return state


def _step(made: Automaton, ranges: Ranges, state: int) -> int:
    target = made.state()
    made.steps[state].append((ranges, target))
    return target


def _literal(made: Automaton, what: Json, state: int) -> int:
    return _step(made, ((what, what),), state)


def _not_literal(made: Automaton, what: Json, state: int) -> int:
    return _step(made, _without(((what, what),)), state)


def _any(made: Automaton, _what: Json, state: int) -> int:
    return _step(made, _without(((10, 10), (13, 13), (0x2028, 0x2029))), state)


def _class(made: Automaton, what: Json, state: int) -> int:
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
    raise Unsupported


def _without(ranges: Ranges) -> Ranges:
    left, low = [], 0
    for start, end in sorted(ranges):
        if start > low:
            left.append((low, start - 1))
        low = max(low, end + 1)
    return (*left, (low, LAST)) if low <= LAST else tuple(left)


def _branch(made: Automaton, what: Json, state: int) -> int:
    target = made.state()
    for tree in what[1]:
        start = made.state()
        made.jumps[state].append(start)
        made.jumps[_sequence(made, tree, start)].append(target)
    return target


def _group(made: Automaton, what: Json, state: int) -> int:
    return _sequence(made, what[3], state)


def _repeat(made: Automaton, what: Json, state: int) -> int:
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


def _anchor(made: Automaton, what: Json, state: int) -> int:
    marks = {code.AT_BEGINNING: BEGIN, code.AT_END: END}
    marks |= {code.AT_BEGINNING_STRING: BEGIN, code.AT_END_STRING: END}
    if what not in marks:
        raise Unsupported
    return _step(made, ((marks[what], marks[what]),), state)


_BUILDERS: dict[Json, Callable[[Automaton, Json, int], int]] = {
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
