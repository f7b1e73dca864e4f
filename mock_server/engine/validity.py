"""When a voucher, tier or campaign may be used: dates and recurring windows, as values."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TypeAlias, TypedDict

Metadata: TypeAlias = dict[str, object]
"""Custom attributes as the client sent them.

Never changed in place: a change makes a new dict.
"""


@dataclass(frozen=True, slots=True)
class TimeFrame:
    """Valid for `duration` at the start of every `interval`, counted from the start date."""

    interval: timedelta
    duration: timedelta


@dataclass(frozen=True, slots=True)
class DailyHours:
    """Valid from `start` (inclusive) to `end` (exclusive, P-32) on `days` (0 is Sunday).

    `start` None is midnight; `end` None is the end of the day.
    """

    start: time | None
    end: time | None
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Validity:
    """Dates (UTC) and recurring windows; None or empty means no limit.

    Source: redemptions.md 7.2.
    """

    start_date: datetime | None = None
    expiration_date: datetime | None = None
    timeframe: TimeFrame | None = None
    day_of_week: tuple[int, ...] | None = None
    hours: tuple[DailyHours, ...] | None = None

    def or_else(self, base: "Validity") -> "Validity":
        """Return these limits, with those of *base* where none is set here."""
        if self == ALWAYS or base == ALWAYS:
            return base if self == ALWAYS else self
        recurring = self if self._recurs else base
        return Validity(
            self.start_date or base.start_date,
            self.expiration_date or base.expiration_date,
            recurring.timeframe,
            recurring.day_of_week,
            recurring.hours,
        )

    @property
    def _recurs(self) -> bool:
        return bool(self.timeframe or self.day_of_week or self.hours)


ALWAYS = Validity()


def after(moment: datetime, span: timedelta) -> datetime:
    """Return when *span* is over that begins at *moment*; at the latest in the year 9999."""
    try:
        return moment + span
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


class ValidityChanges(TypedDict, total=False):
    """The limits that an update names; None takes one away."""

    start_date: datetime | None
    expiration_date: datetime | None
    timeframe: TimeFrame | None
    day_of_week: tuple[int, ...] | None
    hours: tuple[DailyHours, ...] | None


def with_metadata(old: Metadata | None, changes: Metadata | None) -> Metadata | None:
    """Return *old* with *changes* merged key by key.

    A key that is None in *changes* goes; *changes* None clears everything (R-2).
    """
    if changes is None:
        return None
    merged = {**(old or {}), **changes}
    return {key: value for key, value in merged.items() if value is not None}
