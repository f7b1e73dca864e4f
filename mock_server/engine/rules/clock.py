"""The project's time as rules read it: dates in its zone, and where calendar periods begin."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

Period: TypeAlias = Literal["daily", "weekly", "monthly"]

_DATE = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?", re.IGNORECASE)
_YEARS = range(2, 9999)
"""The first and the last year are left out: in another zone they may be no year at all."""


@dataclass(frozen=True, slots=True)
class Clock:
    """`now` in UTC, and the `zone` of the project, in which days begin."""

    now: datetime
    zone: ZoneInfo

    def instant(self, text: str) -> datetime | None:
        """Return the instant that *text* names, in UTC; None if it is no date.

        A date alone is its first moment; what has no offset is a time of the project's zone.
        """
        if not _DATE.fullmatch(text):
            return None
        try:
            moment = datetime.fromisoformat(text.upper())
        except ValueError:
            return None
        if moment.year not in _YEARS:
            return None
        local = moment if moment.tzinfo is not None else moment.replace(tzinfo=self.zone)
        return local.astimezone(UTC)

    def day_of(self, moment: datetime) -> date:
        """Return the calendar day of *moment* in the project's zone."""
        return moment.astimezone(self.zone).date()

    def start_of(self, period: Period) -> datetime:
        """Return when the present day, week or month began, in UTC.

        Weeks begin on Monday. A midnight that the clocks skip is the moment they do so.

        Source: redemptions.md 7.3.
        """
        wall = self.now.astimezone(self.zone)
        midnight = wall.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
        match period:
            case "daily":
                return midnight.astimezone(UTC)
            case "weekly":
                return (midnight - timedelta(days=wall.weekday())).astimezone(UTC)
            case "monthly":
                return midnight.replace(day=1).astimezone(UTC)
