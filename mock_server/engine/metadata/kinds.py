"""The types of properties: how each is called, and which values are of it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from mock_server.engine.metadata.schema import PropertyType
from mock_server.engine.rules.value import Number, Text, Truth, Value, values_of

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*", re.ASCII)
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_PLACE = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*", re.ASCII)
_POLE, _DATE_LINE = 90, 180


@dataclass(frozen=True, slots=True)
class Kind:
    """One type: its name for one value and for many, and a test."""

    one: str
    many: str
    fits: Callable[[object], bool]


def scalar(raw: object) -> Value | None:
    """Return *raw* as a text, an exact number or a truth value; None if it is none of them."""
    found = () if isinstance(raw, list | tuple) else values_of(raw)
    return found[0] if found else None


def _is(kind: type[Value]) -> Callable[[object], bool]:
    return lambda raw: isinstance(scalar(raw), kind)


def _text(reads: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda raw: isinstance(raw, str) and reads(raw)


def _is_day(text: str) -> bool:
    return _DAY.fullmatch(text) is not None and _parses(date.fromisoformat, text)


def _is_moment(text: str) -> bool:
    return _MOMENT.fullmatch(text) is not None and _parses(datetime.fromisoformat, text)


def _parses(read: Callable[[str], date], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def _is_place(text: str) -> bool:
    """Say whether *text* is a latitude and a longitude in degrees."""
    found = _PLACE.fullmatch(text)
    if found is None:
        return False
    latitude, longitude = (abs(Decimal(part)) for part in found.groups())
    return latitude <= _POLE and longitude <= _DATE_LINE


KINDS: Mapping[PropertyType, Kind] = {
    "string": Kind("a string", "strings", _is(Text)),
    "number": Kind("a number", "numbers", _is(Number)),
    "boolean": Kind("a boolean", "booleans", _is(Truth)),
    "date": Kind("a date", "dates", _text(_is_day)),
    "datetime": Kind("a datetime", "datetimes", _text(_is_moment)),
    "image_url": Kind("an image URL", "image URLs", _text(lambda text: bool(_URL.fullmatch(text)))),
    "object": Kind("an object", "objects", lambda raw: isinstance(raw, Mapping)),
    "geopoint": Kind("a geopoint", "geopoints", _text(_is_place)),
}
