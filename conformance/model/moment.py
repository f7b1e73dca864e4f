"""When a call reaches the server, as far as the judge can tell."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from spec import Json

_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")

EVER = datetime.max.replace(tzinfo=UTC)
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant on the server's clock that lies between two others, both included.

    Attributes:
        earliest: Aware UTC.
        latest: Aware UTC.
    """

    earliest: datetime = NEVER
    latest: datetime = EVER

    @classmethod
    def exactly(cls, instant: datetime) -> "Moment":
        """Return the moment of a clock that is known to stand at *instant*."""
        return cls(instant, instant)

    def narrowed(self, other: "Moment") -> "Moment":
        """Return what both say, or *other* if they contradict each other."""
        both = Moment(max(self.earliest, other.earliest), min(self.latest, other.latest))
        return both if both.earliest <= both.latest else other

    def is_before(self, instant: datetime) -> bool | None:
        """Whether this is before *instant*; None if it may be or not."""
        if self.latest < instant:
            return True
        return False if self.earliest >= instant else None

    def is_after(self, instant: datetime) -> bool | None:
        """Whether this is after *instant*; None if it may be or not."""
        if self.earliest > instant:
            return True
        return False if self.latest <= instant else None


ANY_TIME = Moment()


def instant(text: Json) -> datetime | None:
    """Return the instant that *text* writes (ISO 8601, a date is its midnight UTC), None if none.

    What is finer than a millisecond is cut off: servers do not show it.

    Source: redemptions.md 1.1.
    """
    if not isinstance(text, str):
        return None
    try:
        read = datetime.fromisoformat(text)
        exact = (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return exact.replace(microsecond=exact.microsecond // 1000 * 1000)


def length(text: Json) -> timedelta | None:
    """Return an ISO 8601 duration; None for one in months or years."""
    match = _DURATION.fullmatch(text) if isinstance(text, str) else None
    if match is None or not any(match.groups()):
        return None
    weeks, days, hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
