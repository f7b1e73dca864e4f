"""How often a project may be called, and the headers that say so (resources.md 1.6, R-19)."""

from collections.abc import Callable
from dataclasses import dataclass

from mock_server.world.clock import real_seconds

_SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400}
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class RateLimit:
    """So many `calls` in a window of `seconds`, which begins with the first of them."""

    calls: int
    seconds: int

    @classmethod
    def of(cls, written: str) -> "RateLimit":
        """Return the limit that is written like `100/h`; s, min, h and d are known.

        Raises:
            ValueError: *written* is none; the message is a sentence without its full stop.
        """
        calls, _, unit = written.partition("/")
        if not calls.isdecimal() or unit not in _SECONDS or len(calls) > _LONGEST:
            raise ValueError(f"{written} is not a rate such as 100/h, 20/min or 5/s")
        return cls(int(calls), _SECONDS[unit])


USUAL = RateLimit(2000, 60)
"""What the headers tell where nothing is set: a small plan, which refuses nobody."""


class RateWindow:
    """Counts the calls of one project. Time is real: clients compare with their own clock.

    Attributes:
        limit: What is enforced; None tells the usual limit and refuses nobody.
    """

    def __init__(
        self, limit: RateLimit | None = None, seconds: Callable[[], int] = real_seconds
    ) -> None:
        self.limit = limit
        self._seconds = seconds
        self._ends = 0
        self._left = 0

    def spend(self) -> bool:
        """Count one call; False if there is none left, which is then to be refused."""
        now, told = self._seconds(), self.limit or USUAL
        if now >= self._ends:
            self._ends, self._left = now + told.seconds, told.calls
        if self._left > 0:
            self._left -= 1
            return True
        return self.limit is None

    @property
    def wait(self) -> int:
        """Return how many seconds there are until calls are left again; at least 1."""
        return max(self._ends - self._seconds(), 1)

    def headers(self) -> list[tuple[bytes, bytes]]:
        """Return what every answer says of the limit.

        The retry time, in seconds since 1970, is now while calls are left and the end of the window
        after that.
        """
        now, told = self._seconds(), self.limit or USUAL
        left = self._left if now < self._ends else told.calls
        return [
            (b"x-rate-limit-limit", b"%d" % told.calls),
            (b"x-rate-limit-remaining", b"%d" % left),
            (b"x-rate-limit-retry", b"%d" % (now if left else self._ends)),
        ]
