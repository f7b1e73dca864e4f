"""Writes strings that match a regular expression."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from itertools import islice, product

from spec import Json

# Python's own reading of a pattern: it has no public name, and no types.
code: Json = import_module("re._constants")
parser: Json = import_module("re._parser")

_MOST = 24
_LETTERS = "a0A1-_ .Z9@/é~"
_TO_PYTHON = {r"\p{L}": "a-zA-Z", r"\p{N}": "0-9", r"\/": "/"}
_FOREIGN = re.compile(r"\\p\{[LN]\}|\\/|\\.|[\[\]]", re.DOTALL)


@lru_cache(1_000)
def matching(pattern: str) -> tuple[str, ...]:
    """Return some strings that *pattern* finds something in, the plainest first.

    None for a pattern that cannot be read.
    """
    pattern = _in_python(pattern)
    try:
        expression, tree = re.compile(pattern), parser.parse(pattern)
    except (re.error, RecursionError, OverflowError):
        return ()
    drawn = dict.fromkeys(islice(_sequence(tree), 4 * _MOST))
    return tuple([each for each in drawn if expression.search(each)][:_MOST])


def _in_python(pattern: str) -> str:
    """Return *pattern* without what Python does not know, inside of brackets and outside."""
    inside = False

    def told(match: "re.Match[str]") -> str:
        nonlocal inside
        if match[0] in "[]":
            inside = match[0] == "["
            return match[0]
        plain = _TO_PYTHON.get(match[0], match[0])
        return plain if inside or len(plain) < 3 else f"[{plain}]"

    return _FOREIGN.sub(told, pattern)


def found(pattern: str, text: str) -> bool:
    """Whether *pattern* finds something in *text*; an odd pattern finds nothing."""
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return False


def _sequence(tree: Json) -> Iterator[str]:
    parts = [list(islice(_part(kind, what), 4)) for kind, what in tree]
    for chosen in product(*parts):
        yield "".join(chosen)


def _part(kind: Json, what: Json) -> Iterator[str]:
    """Yield strings for one element of a parsed expression."""
    if kind is code.LITERAL:
        yield chr(what)
    elif kind is code.IN:
        yield from _of_class(what)
    elif kind in (code.ANY, code.NOT_LITERAL):
        yield from (each for each in _LETTERS if each != (chr(what) if what else ""))
    elif kind is code.BRANCH:
        for branch in what[1]:
            yield from islice(_sequence(branch), 2)
    elif kind is code.SUBPATTERN:
        yield from _sequence(what[3])
    elif kind in (code.MAX_REPEAT, code.MIN_REPEAT):
        yield from _repeated(*what)
    else:
        yield ""  # anchors and what looks around


def _repeated(least: int, most: Json, inner: Json) -> Iterator[str]:
    once = list(islice(_sequence(inner), 2))
    for times in dict.fromkeys((least, least + 1, min(int(most), least + 9))):
        if times <= most:
            yield from (each * times for each in once)


def _of_class(members: Json) -> Iterator[str]:
    negated = members[0][0] is code.NEGATE
    known = "".join(_ends(members))
    if not negated:
        yield from dict.fromkeys(known)
        return
    yield from (each for each in _LETTERS if not any(_holds(member, each) for member in members))


def _ends(members: Json) -> Iterator[str]:
    for kind, what in members:
        if kind is code.LITERAL:
            yield chr(what)
        elif kind is code.RANGE:
            yield chr(what[0]) + chr(what[1])
        elif kind is code.CATEGORY:
            yield "".join(each for each in _LETTERS if _of_category(what, each))


def _holds(member: Json, letter: str) -> bool:
    kind, what = member
    if kind is code.LITERAL:
        return chr(what) == letter
    if kind is code.RANGE:
        return bool(what[0] <= ord(letter) <= what[1])
    return kind is code.CATEGORY and _of_category(what, letter)


def _of_category(what: Json, letter: str) -> bool:
    expression = {
        code.CATEGORY_DIGIT: r"\d",
        code.CATEGORY_NOT_DIGIT: r"\D",
        code.CATEGORY_SPACE: r"\s",
        code.CATEGORY_NOT_SPACE: r"\S",
        code.CATEGORY_WORD: r"\w",
        code.CATEGORY_NOT_WORD: r"\W",
    }[what]
    return re.match(expression, letter) is not None
