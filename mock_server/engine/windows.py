"""Whether a moment lies within dates, time frames, weekdays and daily hours.

Source: redemptions.md 7.2, decision P-32.
"""

from datetime import datetime, time, timedelta
from enum import Enum, auto
from zoneinfo import ZoneInfo

from mock_server.engine.validity import DailyHours, TimeFrame, Validity

_NOTHING = timedelta(0)


class Closed(Enum):
    """Which check a moment fails; each has a refusal of its own (redemptions.md 7.1)."""

    BEFORE_START = auto()
    AFTER_EXPIRATION = auto()
    OUTSIDE_WINDOW = auto()


def closed_at(validity: Validity, now: datetime, zone: ZoneInfo) -> Closed | None:
    """Return why *validity* excludes *now*; None if it is open.

    Args:
        validity: What is set applies together; a campaign's limits are the caller's to hand over.
        now: Aware. `start_date` and `expiration_date` themselves are open.
        zone: The project's, in which days, hours and time frames are read off the wall clock, so
            that a daily window stays at its hour when the clocks change.
    """
    if validity.start_date is not None and now < validity.start_date:
        return Closed.BEFORE_START
    if validity.expiration_date is not None and now > validity.expiration_date:
        return Closed.AFTER_EXPIRATION
    return None if _recurs_at(validity, now, zone) else Closed.OUTSIDE_WINDOW


def _recurs_at(validity: Validity, now: datetime, zone: ZoneInfo) -> bool:
    wall = _wall_clock(now, zone)
    frame, start = validity.timeframe, validity.start_date
    if frame is not None and start is not None and not _in_frame(wall, frame, start, zone):
        return False
    if validity.day_of_week and _weekday(wall) not in validity.day_of_week:
        return False
    return not validity.hours or any(_in_hours(wall, hours) for hours in validity.hours)


def _in_frame(wall: datetime, frame: TimeFrame, start: datetime, zone: ZoneInfo) -> bool:
    # The wall clock is set back once a year: right after a start in that hour less than nothing
    # seems to have passed.
    elapsed = max(wall - _wall_clock(start, zone), _NOTHING)
    return elapsed % frame.interval < frame.duration


def _in_hours(wall: datetime, hours: DailyHours) -> bool:
    """No days are all days; a window does not run past midnight."""
    if hours.days and _weekday(wall) not in hours.days:
        return False
    opened = (hours.start or time.min) <= wall.time()
    return opened and (hours.end is None or wall.time() < hours.end)


def _weekday(wall: datetime) -> int:
    """Count from Sunday, which is 0."""
    return wall.isoweekday() % 7


def _wall_clock(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
