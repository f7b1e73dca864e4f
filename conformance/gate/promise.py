"""What a contract promises of a part of itself: how stable it is, and until when it works."""

from datetime import date

from spec import Json

STABILITY, SUNSET = "x-stability-level", "x-sunset"
LEVELS = ("draft", "alpha", "beta", "stable")
"""From nothing to everything; what names no level is stable."""

UNSTABLE = LEVELS[:2]
"""What may change as it likes."""


def day(sunset: Json) -> date | None:
    """Return the day that a sunset names, whatever time stands behind it; None if it is none."""
    try:
        return date.fromisoformat(str(sunset)[:10])
    except ValueError:
        return None
