"""Which instant on one server stands for which on the other.

Two servers do the same call at different times, and their clocks may differ or stand still. So two
instants belong together if they are as far from their servers' own present, in the same call.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from conformance.model.clock import instants
from conformance.model.moment import instant
from spec import Json

_SLACK = timedelta(seconds=1)
"""Servers read their clocks several times in a call, and round."""


@dataclass(frozen=True, slots=True)
class Present:
    """The present of both sides in one call, and how long it lasted."""

    left: datetime
    right: datetime
    lasted_left: timedelta
    lasted_right: timedelta


@dataclass(frozen=True, slots=True)
class _Pair:
    left: datetime
    right: datetime
    present: Present


class Instants:
    """What is known of the time on both sides so far."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._said: set[datetime] = set()
        self._pairs: list[_Pair] = []
        self._presents: list[Present] = []

    def heard(self, texts: list[str]) -> None:
        """Learn what a caller says: those instants are not the server's to choose."""
        self._said |= {read for read in map(instant, texts) if read}

    def during(self, left: Json, right: Json, lasted: tuple[float, float]) -> None:
        """Learn the present of a call from both answers; it *lasted* so many seconds."""
        before = self._presents[-1] if self._presents else None
        now_left = max([*instants(left), *([before.left] if before else [])], default=None)
        now_right = max([*instants(right), *([before.right] if before else [])], default=None)
        if now_left and now_right:
            spans = [timedelta(seconds=each) for each in lasted]
            self._presents.append(Present(now_left, now_right, *spans))

    def matches(self, left: datetime, right: datetime) -> bool:
        """Whether two instants stand for the same; if so, they do from now on."""
        if left == right:
            return True
        if left in self._said or right in self._said:
            return False
        known = [pair for pair in self._pairs if left == pair.left or right == pair.right]
        if known:
            return all(_as_close(left, right, pair) for pair in known)
        for present in reversed(self._presents):
            apart = (left - present.left) - (right - present.right)
            if abs(apart) <= present.lasted_left + present.lasted_right + _SLACK:
                self._pairs.append(_Pair(left, right, present))
                return True
        return False


def _as_close(left: datetime, right: datetime, pair: _Pair) -> bool:
    """Whether two instants, one of which *pair* has, may come from the call that it comes from."""
    present = pair.present
    near_left = abs(left - pair.left) <= present.lasted_left
    return near_left and abs(right - pair.right) <= present.lasted_right
