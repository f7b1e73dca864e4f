"""Whether a thing may be used at a time (redemptions.md 7.2)."""

from datetime import datetime, timedelta

from conformance.model.moment import EVER, NEVER, Moment, instant, length
from conformance.model.unknown import UNKNOWN, Known
from spec import Json

_ZONES = timedelta(hours=14)
"""How far a project's time zone may be from UTC; nobody tells it."""
_SUMMER = timedelta(hours=1)
"""By how much clocks change, which intervals follow (7.2)."""
_WEEK = 7
_LIMITS = (
    "start_date",
    "expiration_date",
    "validity_timeframe",
    "validity_day_of_week",
    "validity_hours",
)


def started(document: Known, at: Moment) -> bool | None:
    """Whether *at* is not before the start."""
    start = document.get("start_date")
    if start is UNKNOWN:
        return None
    before = False if start is None else at.is_before(_read(start))
    return None if before is None else not before


def not_over(document: Known, at: Moment) -> bool | None:
    """Whether *at* is not after the expiration, which itself is still valid (P-32)."""
    end = document.get("expiration_date")
    if end is UNKNOWN:
        return None
    after = False if end is None else at.is_after(_read(end))
    return None if after is None else not after


def is_open(document: Known, at: Moment, *, utc: bool) -> bool | None:
    """Whether *at* lies in the recurring windows of *document*; None if nobody knows.

    Args:
        document: What has the windows.
        at: When.
        utc: Whether days and clocks are those of UTC, for certain.
    """
    frame, days = document.get("validity_timeframe"), document.get("validity_day_of_week")
    hours = document.get("validity_hours")
    if UNKNOWN in (frame, days, hours) or hours:
        return None
    parts = [
        _in_frame(frame, document.get("start_date"), _wider(at, _SUMMER, utc=utc)),
        _on_day(days, _wider(at, _ZONES, utc=utc)),
    ]
    if False in parts:
        return False
    return None if None in parts else True


def _wider(at: Moment, by: timedelta, *, utc: bool) -> Moment:
    """Return all that *at* may be on the project's clock."""
    if utc or at.earliest == NEVER or at.latest == EVER:
        return at
    return Moment(at.earliest - by, at.latest + by)


def is_limited(document: Known) -> bool:
    """Whether *document* has dates or windows of its own, or may have."""
    return any(document.get(name) is not None for name in _LIMITS)


def _in_frame(frame: Json, start: Known, at: Moment) -> bool | None:
    if frame is None:
        return True
    begin = None if start is UNKNOWN else _read(start)
    interval, duration = length(frame.get("interval")), length(frame.get("duration"))
    if not (begin and interval and duration) or at.earliest == NEVER or at.latest == EVER:
        return None
    first, last = (divmod(each - begin, interval) for each in (at.earliest, at.latest))
    inside = (first[1] < duration, last[1] < duration)
    return inside[0] if first[0] == last[0] and inside[0] == inside[1] else None


def _on_day(days: Json, at: Moment) -> bool | None:
    if days is None or len(set(days)) == _WEEK:
        return True
    if at.earliest == NEVER or at.latest == EVER or at.latest - at.earliest > timedelta(days=_WEEK):
        return None
    day, touched = at.earliest, {at.latest.isoweekday() % _WEEK}
    while day <= at.latest:
        touched.add(day.isoweekday() % _WEEK)
        day += timedelta(days=1)
    fits = touched & set(days)
    return True if fits == touched else None if fits else False


def _read(text: Known) -> datetime:
    told = instant(getattr(text, "text", text))
    return told or EVER
