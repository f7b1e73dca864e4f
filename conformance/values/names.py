"""Makes names that nobody has used."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_COUNTED = 3


@dataclass(slots=True)
class Names:
    """New names, one after the other; the same sequence for the same tag.

    Attributes:
        tag: Tells the names of this run from those of others; letters and digits.
        whole: Whether every name has all of it, even if that makes it longer.
    """

    tag: str
    whole: bool = False
    _numbers: Iterator[int] = field(default_factory=count)

    def like(self, name: str) -> str:
        """Return a new name of the same length as *name*, and with the same start if that is long.

        A short one keeps the first character of the tag, by which layers differ. Names of one or
        two characters repeat soon: there are not more of them.
        """
        end = self.tag + _in_base_36(next(self._numbers)).rjust(_COUNTED, "0")
        if self.whole:
            return name[: max(0, len(name) - len(end))] + end
        if len(name) >= len(end):
            return name[: len(name) - len(end)] + end
        return _shortened(end, len(name)) if name else name


def _shortened(end: str, length: int) -> str:
    """Return *length* characters of *end*: the first, if there is room beside the number."""
    return end[-length:] if length <= _COUNTED else end[0] + end[1 - length :]


def _in_base_36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return digits
