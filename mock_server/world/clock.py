"""A project's time: the real one, or one that is shifted or stands still.

The only module that reads the real clock.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class ClockState:
    """Where a clock stands: at `frozen_at`, or running `shift` ahead of real time."""

    frozen_at: datetime | None = None
    shift: timedelta = timedelta()


class Clock:
    """Tells a project's time, UTC in whole milliseconds. It runs with real time until it is told.

    A frozen clock moves only by `set_to` and `advance`; a running one runs on from there.
    """

    def __init__(self, state: ClockState = ClockState()) -> None:
        self.state = state

    @property
    def frozen(self) -> bool:
        """Whether the clock stands still."""
        return self.state.frozen_at is not None

    def now(self) -> datetime:
        """Return the project's time."""
        if self.state.frozen_at is not None:
            return self.state.frozen_at
        return _whole(real_time() + self.state.shift)

    def set_to(self, instant: datetime) -> None:
        """Move to *instant*, an aware time; a frozen clock stays frozen."""
        instant = _whole(instant.astimezone(UTC))
        if self.frozen:
            self.state = ClockState(frozen_at=instant)
        else:
            self.state = ClockState(shift=instant - real_time())

    def advance(self, by: timedelta) -> None:
        """Move forward, or back if *by* is negative.

        Raises:
            OverflowError: that is before the year 1 or after 9999.
        """
        self.set_to(self.now() + by)

    def freeze(self) -> None:
        """Stand still at the present instant."""
        self.state = ClockState(frozen_at=self.now())

    def run(self) -> None:
        """Run on from the present instant."""
        if self.state.frozen_at is not None:
            self.state = ClockState(shift=self.state.frozen_at - real_time())


def real_time() -> datetime:
    """Return the real time, UTC."""
    return datetime.now(UTC)


def real_seconds() -> int:
    """Return the real time in whole seconds since 1970."""
    return int(time.time())


def _whole(instant: datetime) -> datetime:
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)
