"""So many calls in so much time, as users write it: `5/s`, `100/h`, `300/5min`."""

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"([1-9]\d{0,8})\s*/\s*(\d{0,4})\s*(s|sec|min|m|h|hour|d|day)")
_SECONDS = {"s": 1, "sec": 1, "m": 60, "min": 60, "h": 3600, "hour": 3600, "d": 86400, "day": 86400}


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `calls` within any `seconds`.

    Attributes:
        calls: At least one.
        seconds: At least one.
    """

    calls: int
    seconds: int

    @classmethod
    def read(cls, text: str) -> "Limit":
        """Return the limit that *text* names.

        Raises:
            ValueError: it names none; the message says what it should look like.
        """
        found = _WRITTEN.fullmatch(text.strip().lower())
        if found is None or found[2] == "0":
            raise ValueError(f"{text!r} is no limit: write it like 5/s, 100/h or 300/5min")
        return cls(int(found[1]), int(found[2] or 1) * _SECONDS[found[3]])

    def __str__(self) -> str:
        for unit in ("d", "h", "min", "s"):
            many, rest = divmod(self.seconds, _SECONDS[unit])
            if not rest:
                return f"{self.calls}/{many if many > 1 else ''}{unit}"
        raise AssertionError("every second is a whole number of seconds")
