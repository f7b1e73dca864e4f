"""How many calls are left, and what to do when there are none: wait, or say why not."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from conformance.door.clock import Clock, WallClock
from conformance.door.window import Window
from conformance.verdict import WAITING, Step, Tell, unheard

_NAP_S = 1.0
_FOREVER = 1_000_000_000
_LONGEST_PAUSE_S = 2 * 3600


class Withheld(Exception):
    """A call may not be made; the message says why, and what is left counts as not tested."""


class Forbidden(Withheld):
    """This call may never be made; others may."""


class TimeIsUp(Withheld):
    """No layer may make another call."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a run may spend.

    Attributes:
        windows: Limits of calls in a time; the run waits for them.
        calls: How many calls it may make in all, its clean-up included; None for any number.
        deadline: When it has to be over, in seconds since 1970; None for never.
    """

    windows: Sequence[Window] = ()
    calls: int | None = None
    deadline: float | None = None


class Allowance:
    """Counts calls and lets them go as fast as the `Bounds` allow.

    Attributes:
        made: How many calls were made.
        tell: Gets news while it waits.
    """

    def __init__(self, bounds: Bounds | None = None, clock: Clock | None = None) -> None:
        """Start counting; without *bounds* everything is allowed."""
        self.made = 0
        self.tell: Tell = unheard
        self.clock = clock or WallClock()
        self._bounds = bounds or Bounds()
        self._share: int | None = None
        self._until: float | None = None
        self._cleaning = False
        self._paused_until = 0.0
        self._lock = threading.RLock()

    def take(self, reserve: int = 0) -> None:
        """Wait until a call may be made, and count it.

        Args:
            reserve: How many calls have to be left afterwards, for cleaning up.

        Raises:
            Withheld: it may not be made at all.
        """
        with self._lock:
            self._in_share()
            self._in_bounds(0 if self._cleaning else reserve)
            self._waited()
            self.made += 1
            if self._share is not None:
                self._share -= 1
            for window in self._bounds.windows:
                window.record(self.clock.now())

    def left(self, reserve: int = 0) -> int | None:
        """Return how many calls may still be made before the run is over, None for any number."""
        with self._lock:
            now, bounds = self.clock.now(), self._bounds
            known = [] if self._share is None else [self._share]
            if bounds.calls is not None:
                known.append(bounds.calls - self.made - reserve)
            if bounds.deadline is not None:
                rooms = [window.room(now, bounds.deadline) for window in bounds.windows]
                known += [room - reserve for room in rooms if room < _FOREVER]
            return max(0, min(known)) if known else None

    def pause(self, seconds: float) -> None:
        """Make no call for *seconds*: the target asks for it."""
        self._paused_until = max(self._paused_until, self.clock.now() + seconds)

    @property
    def limited(self) -> bool:
        """Whether calls are counted against limits of time."""
        return bool(self._bounds.windows)

    @contextmanager
    def share(self, calls: int | None, seconds: float | None = None) -> Iterator[None]:
        """Let at most *calls* be made meanwhile, for so many *seconds*; None is no limit."""
        self._share = calls
        self._until = None if seconds is None else self.clock.now() + seconds
        try:
            yield
        finally:
            self._share = self._until = None

    @contextmanager
    def cleaning(self) -> Iterator[None]:
        """Give what was held back for cleaning up; it may go on after the run's end."""
        self._cleaning = True
        try:
            yield
        finally:
            self._cleaning = False

    def _in_share(self) -> None:
        if self._cleaning:
            return
        if self._share is not None and self._share <= 0:
            raise Withheld("its share of the calls is spent")
        if self._until is not None and self.clock.now() >= self._until:
            raise Withheld("its share of the time is spent")

    def _in_bounds(self, reserve: int) -> None:
        bounds, now = self._bounds, self.clock.now()
        if self._cleaning:
            return
        if bounds.calls is not None and self.made + 1 + reserve > bounds.calls:
            raise TimeIsUp(f"the {bounds.calls} calls of the run are spent")
        if bounds.deadline is None:
            return
        if now >= bounds.deadline:
            raise TimeIsUp("the time is up")
        for window in bounds.windows:
            if window.room(now, bounds.deadline) < 1 + reserve:
                raise TimeIsUp(f"the budget of {window.limit} is spent until the time is up")

    def _waited(self) -> None:
        """Let the time pass until a call is allowed.

        Raises:
            TimeIsUp: that is after the end of the run.
        """
        deadline, paused = self._bounds.deadline, self._paused_until - self.clock.now()
        if paused > _LONGEST_PAUSE_S:
            raise TimeIsUp(f"the target wants no calls for {paused:.0f} seconds")
        while (wait := self._wait()) > 0:
            if deadline is not None and self.clock.now() + wait > deadline:
                raise TimeIsUp("the time is up before another call is allowed")
            if wait > _NAP_S:
                self.tell(Step(WAITING, 0, None, f"{wait:.0f} s until calls are allowed again"))
            self.clock.sleep(min(wait, _NAP_S))

    def _wait(self) -> float:
        now = self.clock.now()
        waits = [window.wait(now) for window in self._bounds.windows]
        return max(self._paused_until - now, *waits, 0.0)
