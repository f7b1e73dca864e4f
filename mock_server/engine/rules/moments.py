"""Operators on dates: how long ago or ahead they are, and within which windows they lie.

Source: resources.md 11.3. Numbers count days.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from mock_server.engine.rules.clock import Clock
from mock_server.engine.rules.operator import Operator, Wanted, is_number
from mock_server.engine.rules.timeframes import WINDOWS
from mock_server.engine.rules.value import Found, Number, Operand, Text
from mock_server.engine.validity import Validity
from mock_server.engine.windows import closed_at

_MICROSECOND = timedelta(microseconds=1)
_DAY = timedelta(days=1) // _MICROSECOND
_WEEK = range(7)
_ANY_TIME = Clock(datetime(2024, 1, 1, tzinfo=UTC), ZoneInfo("UTC"))
"""Whether a string can be read does not depend on the present time."""


def is_date(operand: Operand) -> bool:
    """Say whether *operand* names an instant."""
    return isinstance(operand, Text) and _ANY_TIME.instant(operand.text) is not None


def _dates(found: Found, clock: Clock) -> Iterator[datetime]:
    for one in found:
        moment = clock.instant(one.text) if isinstance(one, Text) else None
        if moment is not None:
            yield moment


def _numbers(wanted: Wanted) -> list[Decimal]:
    return [one.number for one in wanted if isinstance(one, Number)]


def _since(fits: Callable[[Decimal, Decimal], bool], sign: int) -> Operator:
    """Compare the microseconds since (*sign* 1) or until (-1) a date with those of some days."""

    def holds(found: Found, wanted: Wanted, clock: Clock) -> bool:
        gaps = [Decimal(sign * ((clock.now - one) // _MICROSECOND)) for one in _dates(found, clock)]
        return any(fits(gap, days * _DAY) for gap in gaps for days in _numbers(wanted))

    return Operator(holds, "a number of days", is_number)


def _longer(gap: Decimal, days: Decimal) -> bool:
    return gap > days


def _shorter(gap: Decimal, days: Decimal) -> bool:
    return 0 <= gap < days


def _days_apart(sign: int) -> Operator:
    """Count the midnights of the project between today and a date."""

    def holds(found: Found, wanted: Wanted, clock: Clock) -> bool:
        today = clock.day_of(clock.now)
        gaps = [sign * (today - clock.day_of(one)).days for one in _dates(found, clock)]
        return any(gap in _numbers(wanted) for gap in gaps)

    return Operator(holds, "a number of days", is_number)


def _within(name: str) -> Operator:
    """Read the operands as one kind of window; a date has to lie in one of them."""
    read = WINDOWS[name]

    def holds(found: Found, wanted: Wanted, clock: Clock) -> bool:
        windows = [read(one.text, clock) for one in wanted if isinstance(one, Text)]
        return any(
            closed_at(window, moment, clock.zone) is None
            for moment in _dates(found, clock)
            for window in windows
        )

    def fits(operand: Operand) -> bool:
        return isinstance(operand, Text) and bool(read(operand.text, _ANY_TIME))

    return Operator(holds, "text with semicolons", fits)


def _on_weekday(found: Found, wanted: Wanted, clock: Clock) -> bool:
    days = [one for one in _WEEK if one in _numbers(wanted)]
    on_these = Validity(day_of_week=tuple(days))
    return bool(days) and any(
        closed_at(on_these, moment, clock.zone) is None for moment in _dates(found, clock)
    )


def _is_weekday(operand: Operand) -> bool:
    return isinstance(operand, Number) and operand.number in _WEEK


MOMENTS: Mapping[str, Operator] = {
    "$more_than_ago": _since(_longer, 1),
    "$less_than_ago": _since(_shorter, 1),
    "$is_days_ago": _days_apart(1),
    "$more_than_future": _since(_longer, -1),
    "$less_than_future": _since(_shorter, -1),
    "$is_days_in_future": _days_apart(-1),
    "$timeframe": _within("$timeframe"),
    "$timeframe_absolute": _within("$timeframe_absolute"),
    "$timeframe_daily_hours": _within("$timeframe_daily_hours"),
    "$dow": Operator(_on_weekday, "days from 0, Sunday, to 6", _is_weekday),
}
