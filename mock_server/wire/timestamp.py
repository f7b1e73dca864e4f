"""Instants and durations as the API writes them."""

import re
from datetime import UTC, datetime, timedelta

from mock_server.engine.refusals import InvalidPayload

_LEAP_SECOND = re.compile(r"(T\d\d:\d\d):60", re.IGNORECASE)
_DURATION = re.compile(
    r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?"
)
_LONGEST = timedelta(days=99_999)
"""What the contract's pattern of a duration can still write in days."""


def read_timestamp(text: str) -> datetime:
    """Return the instant that *text* names: a date, or a date-time with `Z`, an offset or neither.

    Returns:
        UTC, cut to whole milliseconds. Without a zone the text is taken as UTC, a leap second as
        the second before it.

    Raises:
        InvalidPayload: *text* names no instant between the years 1 and 9999.

    Source: redemptions.md 1.1, resources.md 1.10.
    """
    try:
        moment = _in_utc(datetime.fromisoformat(_LEAP_SECOND.sub(r"\1:59", text).upper()))
    except (ValueError, OverflowError) as error:
        raise InvalidPayload(f"{text} is not a date-time of the years 1 to 9999") from error
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def write_timestamp(moment: datetime) -> str:
    """Write *moment*, which is UTC, with milliseconds and `Z`."""
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def read_optional(text: str | None) -> datetime | None:
    """Read a timestamp that may be null or absent."""
    return read_timestamp(text) if text is not None else None


def write_optional(moment: datetime | None) -> str | None:
    """Write a timestamp that may be None."""
    return write_timestamp(moment) if moment is not None else None


def read_duration(text: str) -> timedelta:
    """Return the length of an ISO 8601 duration of weeks, days, hours, minutes and seconds.

    Raises:
        InvalidPayload: *text* is not such a duration; years and months have no fixed length.
    """
    match = _DURATION.fullmatch(text)
    if match is None or text.endswith(("P", "T")):
        raise InvalidPayload(f"{text} is not a duration such as P2D or PT1H")
    parts = {unit: int(count) for unit, count in match.groupdict().items() if count is not None}
    try:
        length = timedelta(**parts)
    except OverflowError as error:
        raise InvalidPayload(f"{text} is too long a duration") from error
    if length > _LONGEST:
        raise InvalidPayload(f"{text} is too long a duration")
    return length


def write_duration(length: timedelta) -> str:
    """Write *length* in days, hours, minutes and seconds; zero is `PT0S`."""
    minutes, seconds = divmod(length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    clock = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    time = "".join(f"{count}{unit}" for count, unit in clock if count)
    date = f"{length.days}D" if length.days else ""
    return f"P{date}T{time}" if time else f"P{date or 'T0S'}"
