"""The dates and recurring windows of a voucher, tier or campaign, as the API writes them."""

from dataclasses import dataclass, fields
from datetime import timedelta

from mock_server.engine.refusals import InvalidPayload
from mock_server.engine.validity import Validity
from mock_server.store import codec
from mock_server.wire.timestamp import read_duration
from mock_server.wire.validity import read_validity, write_limits
from mock_server.world.document.fields import Fields
from spec import Json


@dataclass(frozen=True, slots=True)
class _Frame:
    interval: str
    duration: str


@dataclass(frozen=True, slots=True)
class _Daily:
    days_of_week: tuple[int, ...]
    start_time: str | None = None
    expiration_time: str | None = None


@dataclass(frozen=True, slots=True)
class _Hours:
    daily: tuple[_Daily, ...]


@dataclass(frozen=True, slots=True)
class _Windows:
    """The shape alone; `wire.validity` knows what the strings mean."""

    start_date: str | None = None
    expiration_date: str | None = None
    validity_timeframe: _Frame | None = None
    validity_day_of_week: tuple[int, ...] | None = None
    validity_hours: _Hours | None = None


_NAMES = tuple(field.name for field in fields(_Windows))


def read(source: Fields) -> Validity:
    """Read the window fields of *source*; absent ones set no limit."""
    members = {name: source.raw(name) for name in _NAMES}
    source.fitting(lambda: codec.decode(_Windows, members))
    for name, json in members.items():
        _convertible(source, name, json)
    validity = read_validity(members)
    _check(source, validity)
    return validity


def read_span(source: Fields, name: str) -> timedelta | None:
    """Read the length of time under *name*, longer than nothing; None if it is not there."""
    text = source.read(name, str)
    if text is None:
        return None
    try:
        span = read_duration(text)
    except InvalidPayload as refused:
        raise source.refusal(str(refused), name) from refused
    if not span:
        raise source.refusal("expected some time", name)
    return span


def _check(source: Fields, validity: Validity) -> None:
    """Refuse what no calendar and no clock knows."""
    if validity.timeframe is not None and not validity.timeframe.interval:
        raise source.refusal("expected some time", "validity_timeframe", "interval")
    of_hours = (day for hours in validity.hours or () for day in hours.days)
    for name, days in (
        ("validity_day_of_week", validity.day_of_week or ()),
        ("validity_hours", of_hours),
    ):
        for day in days:
            if day not in range(7):
                raise source.refusal(f"expected days from 0 (Sunday) to 6, got {day}", name)


def _convertible(source: Fields, name: str, json: Json) -> None:
    try:
        read_validity({name: json})
    except InvalidPayload as refused:
        raise source.refusal(str(refused), name) from refused
    except ValueError as error:
        raise source.refusal(f"expected a time of day such as 09:00 ({error})", name) from error


def write(validity: Validity) -> dict[str, Json]:
    """Write the fields that set a limit."""
    return write_limits(validity)
