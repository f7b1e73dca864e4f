"""Time windows as they are shown again (redemptions.md 7.2)."""

from collections.abc import Callable, Mapping

from conformance.model.documents import only, told
from conformance.model.expected import Lasting
from conformance.model.unknown import Known
from spec import Json

_MIDNIGHT = "24:00"


def shown(name: str, sent: Json) -> Known:
    """Return how the member *name* shows what was *sent*."""
    show = _WINDOWS.get(name)
    return show(sent) if show and isinstance(sent, dict) else sent


def _frame(sent: Json) -> Known:
    parts = only(told(sent), ("interval", "duration"))
    return {name: Lasting(length) for name, length in parts.items()}


def _hours(sent: Json) -> Known:
    daily = told(sent).get("daily", [])
    return {"daily": [_day(each) for each in daily]} if daily else {}


def _day(sent: Json) -> Known:
    # An empty end is the end of the day, which may be left out.
    parts = only(told(sent), ("start_time", "expiration_time", "days_of_week"))
    return {name: value for name, value in parts.items() if value not in ("", [], _MIDNIGHT)}


_WINDOWS: Mapping[str, Callable[[Json], Known]] = {
    "validity_timeframe": _frame,
    "validity_hours": _hours,
}
