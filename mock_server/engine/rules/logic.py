"""Logic strings: `1 and (2 or 3)` over numbered conditions.

`and` binds tighter than `or`, case does not matter. Source: resources.md 11.1.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from mock_server.engine.rules.rule import Expression

_TOKEN = re.compile(r"[()]|[^\s()]+")
_DEEPEST = 50
"""Nobody nests deeper by hand, and the parser calls itself once a bracket."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One condition by its number."""

    number: str


@dataclass(frozen=True, slots=True)
class Every:
    """All parts have to hold; no parts always do."""

    parts: "tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """One part has to hold."""

    parts: "tuple[Tree, ...]"


Tree: TypeAlias = Leaf | Every | Either


def tree_of(expression: Expression) -> Tree:
    """Return how the conditions of *expression* are joined.

    Raises:
        ValueError: Its logic is malformed.
    """
    if expression.logic is None:
        return Every(tuple(Leaf(condition.number) for condition in expression.conditions))
    return parse(expression.logic)


def check(expression: Expression) -> None:
    """Make sure that the logic of *expression* can be evaluated.

    Raises:
        ValueError: It is malformed, or names a condition that does not exist.
    """
    known = [condition.number for condition in expression.conditions]
    for number in mentioned(tree_of(expression)):
        if number not in known:
            raise ValueError(f"names {number!r}; known here: {', '.join(known) or 'nothing'}")


@lru_cache(maxsize=1024)
def parse(text: str) -> Tree:
    """Return the tree that *text* describes.

    Raises:
        ValueError: Something is missing or too much; the message names the place, counted from 1.
    """
    reader = _Reader(text)
    tree = reader.read_either(0)
    if reader.token is not None:
        raise reader.expected("'and', 'or' or the end")
    return tree


def mentioned(tree: Tree) -> Iterator[str]:
    """Yield the numbers in *tree*, from left to right."""
    if isinstance(tree, Leaf):
        yield tree.number
    else:
        for part in tree.parts:
            yield from mentioned(part)


def first_unmet(tree: Tree, holds: Callable[[str], bool]) -> str | None:
    """Return the number of the first condition because of which *tree* does not hold.

    None if it holds. Where each of several alternatives fails, the first one is to blame.
    """
    match tree:
        case Leaf(number):
            return None if holds(number) else number
        case Every(parts):
            blamed = (first_unmet(part, holds) for part in parts)
            return next((number for number in blamed if number is not None), None)
        case Either(parts):
            unmet = [first_unmet(part, holds) for part in parts]
            return None if None in unmet else unmet[0]


class _Reader:
    """A logic string that is read token by token."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [(match[0], match.start() + 1) for match in _TOKEN.finditer(text)]
        self._at = 0

    @property
    def token(self) -> str | None:
        """The next token, None at the end; words in lower case."""
        return self._tokens[self._at][0].lower() if self._at < len(self._tokens) else None

    def expected(self, what: str) -> ValueError:
        """Return the error that *what* does not come next."""
        if self._at == len(self._tokens):
            return ValueError(f"expected {what} at the end of {self._text!r}")
        token, place = self._tokens[self._at]
        return ValueError(f"expected {what} instead of {token!r} at {place} of {self._text!r}")

    def read_either(self, depth: int) -> Tree:
        parts = [self._read_every(depth)]
        while self._took("or"):
            parts.append(self._read_every(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _read_every(self, depth: int) -> Tree:
        parts = [self._read_one(depth)]
        while self._took("and"):
            parts.append(self._read_one(depth))
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _read_one(self, depth: int) -> Tree:
        if depth == _DEEPEST:
            raise self.expected(f"at most {_DEEPEST} brackets in each other")
        if self._took("("):
            inner = self.read_either(depth + 1)
            if not self._took(")"):
                raise self.expected("')'")
            return inner
        if self.token in (None, ")", "and", "or"):
            raise self.expected("the number of a rule")
        number, _ = self._tokens[self._at]
        self._at += 1
        return Leaf(number)

    def _took(self, token: str) -> bool:
        if self.token != token:
            return False
        self._at += 1
        return True
