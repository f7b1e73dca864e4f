"""How many calls were made in the last hour, remembered beyond the process that made them."""

from collections import deque
from pathlib import Path

from conformance.door.limit import Limit

_FOREVER = 1_000_000_000


class Window:
    """A sliding window over the calls that were made.

    With a file, all processes that call the same target share it: each appends its calls and reads
    those of the others, so a clean-up knows what the run before it has spent.
    """

    def __init__(self, limit: Limit, path: Path | None = None) -> None:
        """Start with what the file at *path* tells, or with nothing."""
        self.limit = limit
        self._path = path
        self._read_to = 0
        self._calls: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Return the seconds until one more call is allowed, 0 if it is."""
        self._refresh(now)
        if len(self._calls) < self.limit.calls:
            return 0.0
        return self._calls[-self.limit.calls] + self.limit.seconds - now

    def room(self, now: float, until: float) -> int:
        """Return how many calls can still be made before *until*."""
        self._refresh(now)
        if until - now >= self.limit.seconds:
            return _FOREVER  # a whole new window opens before that
        horizon = until - self.limit.seconds
        return self.limit.calls - sum(1 for made in self._calls if made > horizon)

    def record(self, now: float) -> None:
        """Remember that a call is made *now*."""
        if self._path is None:
            self._calls.append(now)
            return
        with self._path.open("a", encoding="ascii") as file:
            file.write(f"{now:.3f}\n")

    def _refresh(self, now: float) -> None:
        """Learn what was written meanwhile, and forget what is over."""
        if self._path is not None and self._path.exists():
            with self._path.open("rb") as file:
                file.seek(self._read_to)
                told = file.read()
            whole = told[: told.rfind(b"\n") + 1]
            self._read_to += len(whole)
            self._calls.extend(float(line) for line in whole.split())
        while self._calls and self._calls[0] <= now - self.limit.seconds:
            self._calls.popleft()
