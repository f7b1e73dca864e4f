"""What an example expects of an answer, and whether it came.

An expectation is a path and what stands there. Paths are dotted, with positions in brackets:
`redemptions[0].order.amount`; `[first]` is the first member of an object, whatever its name. What
stands there is a plain value, or one of `{absent: true}`, `{size: 2}`, `{starts: r_}`,
`{matches: '[a-z]+'}` (the whole text) and `{same: order.id}` (the value at another path of the same
answer).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from spec import Json

_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+|first)\]")


class _Nothing:
    """What stands where nothing is; null is something."""

    def __repr__(self) -> str:
        return "nothing"


NOTHING: Final = _Nothing()


def unmet(expected: Mapping[str, Json], document: Json) -> Iterator[tuple[str, str, str]]:
    """Yield path, expectation and what came instead, wherever *document* is not as *expected*."""
    for path, wanted in expected.items():
        found = find(document, path)
        wanted = {"is": wanted} if not _is_word(wanted) else wanted
        ((word, value),) = wanted.items()
        if not _WORDS[word](found, value, document):
            yield path, _told(word, value), _shown(found)


def find(document: Json, path: str) -> Json:
    """Return what stands at *path*, `NOTHING` if there is nothing."""
    for name, position in _STEP.findall(path):
        if position == "first":
            document = next(iter(document.values()), NOTHING) if _is_object(document) else NOTHING
        elif position:
            inside = isinstance(document, list) and int(position) < len(document)
            document = document[int(position)] if inside else NOTHING
        else:
            document = document.get(name, NOTHING) if _is_object(document) else NOTHING
    return document


def _equal(found: Json, value: Json, _: Json) -> bool:
    """Tell 1 from true, which Python does not."""
    return bool(found == value) and isinstance(found, bool) is isinstance(value, bool)


_WORDS: Mapping[str, Callable[[Json, Json, Json], bool]] = {
    "is": _equal,
    "absent": lambda found, _, __: found is NOTHING,
    "size": lambda found, size, _: isinstance(found, list | dict) and len(found) == size,
    "starts": lambda found, start, _: isinstance(found, str) and found.startswith(start),
    "matches": lambda found, like, _: isinstance(found, str) and bool(re.fullmatch(like, found)),
    "same": lambda found, path, document: found is not NOTHING and found == find(document, path),
}


def _is_word(wanted: Json) -> bool:
    return isinstance(wanted, dict) and len(wanted) == 1 and next(iter(wanted)) in _WORDS


def _is_object(document: Json) -> bool:
    return isinstance(document, dict)


def _told(word: str, value: Json) -> str:
    if word == "absent":
        return "nothing"
    return repr(value) if word == "is" else f"{word} {value}"


def _shown(found: Json) -> str:
    if isinstance(found, list | dict):
        return f"{type(found).__name__} of {len(found)}: {found!r}"[:160]
    return repr(found)
