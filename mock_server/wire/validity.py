"""Dates and recurring windows: `start_date`, `expiration_date` and the `validity_*` fields."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from mock_server.engine.validity import (
    ALWAYS,
    DailyHours,
    TimeFrame,
    Validity,
    ValidityChanges,
)
from mock_server.wire.timestamp import (
    read_duration,
    read_optional,
    write_duration,
    write_optional,
)
from spec import Json


def read_validity(json: Json) -> Validity:
    """Read the window fields of *json*, the object that carries them; absent ones set no limit."""
    return replace(ALWAYS, **read_changes(json))


def read_changes(json: Json) -> ValidityChanges:
    """Read those window fields that *json* has; null takes a limit away."""
    changes: ValidityChanges = {}
    if "start_date" in json:
        changes["start_date"] = read_optional(json["start_date"])
    if "expiration_date" in json:
        changes["expiration_date"] = read_optional(json["expiration_date"])
    if "validity_timeframe" in json:
        changes["timeframe"] = _optional(_read_timeframe, json["validity_timeframe"])
    if "validity_day_of_week" in json:
        changes["day_of_week"] = _optional(_read_days, json["validity_day_of_week"])
    if "validity_hours" in json:
        changes["hours"] = _optional(_read_hours, json["validity_hours"])
    return changes


def write_validity(validity: Validity) -> dict[str, Json]:
    """Write all five fields, null where there is no limit."""
    return {
        "start_date": write_optional(validity.start_date),
        "expiration_date": write_optional(validity.expiration_date),
        "validity_timeframe": _optional(_write_timeframe, validity.timeframe),
        "validity_day_of_week": _optional(list, validity.day_of_week),
        "validity_hours": _optional(_write_hours, validity.hours),
    }


def write_limits(validity: Validity) -> dict[str, Json]:
    """Write only the fields that set a limit."""
    return {name: value for name, value in write_validity(validity).items() if value is not None}


def _optional(convert: Callable[[Json], Json], value: Json) -> Json:
    return None if value is None else convert(value)


def _read_timeframe(json: Json) -> TimeFrame:
    return TimeFrame(read_duration(json["interval"]), read_duration(json["duration"]))


def _write_timeframe(frame: TimeFrame) -> Json:
    return {
        "interval": write_duration(frame.interval),
        "duration": write_duration(frame.duration),
    }


def _read_days(json: Json) -> tuple[int, ...]:
    return tuple(int(day) for day in json)


def _read_hours(json: Json) -> tuple[DailyHours, ...]:
    return tuple(_read_daily(entry) for entry in json.get("daily") or ())


def _read_daily(json: Json) -> DailyHours:
    start, end = json.get("start_time"), json.get("expiration_time")
    return DailyHours(
        _read_time(start), _read_time(end), _read_days(json.get("days_of_week") or ())
    )


def _read_time(text: str | None) -> time | None:
    """Read `HH:mm`; null, the empty text and `24:00` are the end of the day."""
    return time.fromisoformat(text) if text and text != "24:00" else None


def _write_hours(hours: tuple[DailyHours, ...]) -> Json:
    return {"daily": [_write_daily(entry) for entry in hours]}


def _write_daily(entry: DailyHours) -> Json:
    written: dict[str, Json] = {"days_of_week": list(entry.days)}
    if entry.start is not None:
        written["start_time"] = entry.start.strftime("%H:%M")
    if entry.end is not None:
        written["expiration_time"] = entry.end.strftime("%H:%M")
    return written
