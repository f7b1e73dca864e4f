"""Background work that a client can ask about later."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AsyncAction:
    """One piece of bulk work; done at once (R-15), so it is stored with its result.

    `request_id` names the call that asked for it, None in worlds that do not say.
    """

    id: str
    type: str
    created_at: datetime
    message: str
    done_count: int
    failed_count: int = 0
    request_id: str | None = None
