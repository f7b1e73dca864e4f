"""The rate-limit headers that every answer has; nobody is refused (R-19)."""

from collections.abc import Callable


class RateWindow:
    """Counts the calls of each minute against a limit.

    The numbers are those of a small plan (resources.md 1.6). `seconds` is the real time: clients
    compare the headers with their own clock.
    """

    def __init__(self, seconds: Callable[[], int], limit: int = 2000, length: int = 60) -> None:
        self._seconds = seconds
        self._limit = limit
        self._length = length
        self._ends = 0
        self._left = limit

    def headers(self) -> list[tuple[bytes, bytes]]:
        """Count one call and return its headers.

        The retry time, in seconds since 1970, is now while calls are left and the end of the window
        after that.
        """
        now = self._seconds()
        if now >= self._ends:
            self._ends, self._left = now - now % self._length + self._length, self._limit
        self._left = max(self._left - 1, 0)
        return [
            (b"x-rate-limit-limit", b"%d" % self._limit),
            (b"x-rate-limit-remaining", b"%d" % self._left),
            (b"x-rate-limit-retry", b"%d" % (now if self._left else self._ends)),
        ]
