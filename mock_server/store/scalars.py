"""Single values as JSON: what entities hold besides text, whole numbers and truth values.

To add a type: a reader and a writer here, and its line in `codec.SCALARS`.
"""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from mock_server.store.misfit import expected

Json: TypeAlias = Any

_MICROSECOND = timedelta(microseconds=1)


def read_text(json: Json) -> str:
    """Return *json* if it is a string."""
    if not isinstance(json, str):
        raise expected("a string", json)
    return json


def read_whole(json: Json) -> int:
    """Return *json* if it is a whole number; truth values are none."""
    if not isinstance(json, int) or isinstance(json, bool):
        raise expected("a whole number", json)
    return json


def read_truth(json: Json) -> bool:
    """Return *json* if it is true or false."""
    if not isinstance(json, bool):
        raise expected("true or false", json)
    return json


def read_decimal(json: Json) -> Decimal:
    """Read a number, or one in a string where a float would not be exact."""
    if isinstance(json, bool) or not isinstance(json, int | float | str):
        raise expected("a number", json)
    try:
        number = Decimal(str(json))
    except InvalidOperation:
        raise expected("a number", json) from None
    if not number.is_finite():
        raise expected("a number", json)
    return number


def write_decimal(number: Decimal) -> int | str:
    """Return a whole number as such, any other as the string of its digits: exact either way."""
    return int(number) if number == number.to_integral_value() else str(number)


def read_datetime(json: Json) -> datetime:
    """Read an ISO 8601 date or timestamp; without a zone it is UTC."""
    try:
        moment = datetime.fromisoformat(read_text(json))
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise expected("a timestamp such as 2024-06-01T12:00:00Z", json) from None


def write_datetime(moment: datetime) -> str:
    """Write a UTC time in full."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def read_time(json: Json) -> time:
    """Read a time of day: `09:00`."""
    try:
        return time.fromisoformat(read_text(json))
    except ValueError:
        raise expected("a time of day such as 09:00", json) from None


def write_time(moment: time) -> str:
    """Write a time of day as short as it can be."""
    return moment.isoformat(
        "minutes" if moment == moment.replace(second=0, microsecond=0) else "auto"
    )


def read_duration(json: Json) -> timedelta:
    """Read a length of time in whole microseconds."""
    try:
        return timedelta(microseconds=read_whole(json))
    except OverflowError:
        raise expected("fewer microseconds", json) from None


def write_duration(span: timedelta) -> int:
    """Write a length of time in whole microseconds."""
    return span // _MICROSECOND
