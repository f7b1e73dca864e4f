"""Windows of time that a rule writes as one string with semicolons (resources.md 11.3)."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta

from mock_server.engine.rules.clock import Clock
from mock_server.engine.validity import DailyHours, TimeFrame, Validity

_DURATION = re.compile(
    r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?"
)
_DAILY = re.compile(r"(|\d\d:\d\d);(|\d\d:\d\d)(?:;(|[0-6](?:,[0-6])*))?")
_NOTHING = timedelta(0)


def recurring(text: str, clock: Clock) -> Validity:
    """Read `start;interval;duration`: a date and two ISO durations.

    Raises:
        ValueError: It is nothing of the kind, or the interval is zero.
    """
    start, interval, duration = _parts(text, 3)
    frame = TimeFrame(_duration(interval), _duration(duration))
    if frame.interval == _NOTHING:
        raise ValueError(f"expected an interval longer than {interval!r}")
    return Validity(start_date=_date(start, clock), timeframe=frame)


def absolute(text: str, clock: Clock) -> Validity:
    """Read `from;to`, both dates and both inclusive; an empty one sets no limit.

    Raises:
        ValueError: It is nothing of the kind.
    """
    first, last = _parts(text, 2)
    return Validity(
        start_date=_date(first, clock) if first else None,
        expiration_date=_date(last, clock) if last else None,
    )


def daily(text: str, _clock: Clock) -> Validity:
    """Read `from;to;days`: hours of the day, the end exclusive (P-32), and days from 0, Sunday.

    No days are all days, an empty `from` is midnight, an empty `to` the end of the day.

    Raises:
        ValueError: It is nothing of the kind.
    """
    match = _DAILY.fullmatch(text.replace(" ", ""))
    if match is None:
        raise ValueError("expected 18:00;20:00;1,2 with days from 0 to 6")
    start, end, days = match.groups()
    listed = tuple(int(day) for day in days.split(",")) if days else ()
    return Validity(hours=(DailyHours(_hour(start), _hour(end), listed),))


WINDOWS: Mapping[str, Callable[[str, Clock], Validity]] = {
    "$timeframe": recurring,
    "$timeframe_absolute": absolute,
    "$timeframe_daily_hours": daily,
}


def _parts(text: str, count: int) -> list[str]:
    parts = [part.strip() for part in text.split(";")]
    if len(parts) != count:
        raise ValueError(f"expected {count} parts between semicolons, got {text!r}")
    return parts


def _date(text: str, clock: Clock) -> datetime:
    moment = clock.instant(text)
    if moment is None:
        raise ValueError(f"expected a date such as 2024-06-01T12:00:00Z, got {text!r}")
    return moment


def _duration(text: str) -> timedelta:
    match = _DURATION.fullmatch(text)
    if match is None or text.endswith(("P", "T")):
        raise ValueError(f"expected a duration such as P2D or PT1H, got {text!r}")
    parts = {unit: int(count) for unit, count in match.groupdict().items() if count is not None}
    try:
        return timedelta(**parts)
    except OverflowError as error:
        raise ValueError(f"expected a shorter duration than {text!r}") from error


def _hour(text: str) -> time | None:
    return time.fromisoformat(text) if text and text != "24:00" else None
