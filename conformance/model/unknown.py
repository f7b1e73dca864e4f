"""What the model does not know, and what only the server can say."""

from dataclasses import dataclass
from typing import Final, TypeAlias

from spec import Json


class Unknown:
    """Nobody told us; it equals only itself, and nothing is claimed about it."""

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __bool__(self) -> bool:
        raise Unpredictable("a condition on something unknown")

    def _part(self, *_: Json) -> Json:
        raise Unpredictable("a part of something unknown")

    get = __getitem__ = __iter__ = __contains__ = __len__ = _part
    __add__ = __radd__ = __sub__ = __rsub__ = __neg__ = __mul__ = __rmul__ = _part
    __lt__ = __le__ = __gt__ = __ge__ = _part


UNKNOWN: Final = Unknown()


class Unpredictable(Exception):
    """What happens depends on something that the model does not know; the message says on what."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A value that the server chooses, until its answer tells: an id, a code, an instant.

    Attributes:
        name: Unique within one prediction, as in `redemption 0`.
        start: What the value starts with; empty if that does not matter.
        fresh: Whether no known thing may have this value yet.
    """

    name: str
    start: str = ""
    fresh: bool = False


Known: TypeAlias = Json
"""A JSON value, `UNKNOWN`, or a JSON value with `UNKNOWN` somewhere inside."""


def known(value: Known) -> Json:
    """Return *value* if it is known.

    Raises:
        Unpredictable: it is not.
    """
    if value is UNKNOWN:
        raise Unpredictable("a value that was never seen")
    return value
