"""What a service may not fetch itself: the time, and new ids."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from mock_server.engine.channel import Channel


@dataclass(frozen=True, slots=True)
class Moment:
    """The circumstances of one call, handed to every service function as `at`.

    Attributes:
        now: The project's time, UTC, whole milliseconds.
        channel: Who calls.
        new_id: `new_id("v")` gives the next id with that prefix, such as `v_…` (1.2).
        new_code: `new_code(pattern, charset)` fills each `#` of *pattern* from *charset*.
    """

    now: datetime
    channel: Channel
    new_id: Callable[[str], str]
    new_code: Callable[[str, str], str]
