"""What goes wrong with a request before or after the rules see it.

What the rules themselves say is a `Refusal`; both become the same envelope (`envelope.py`).
"""

from collections.abc import Mapping
from typing import ClassVar


class Problem(Exception):
    """A request that HTTP, not the business, turns down; `key` None stands for none (R-8)."""

    status: ClassVar[int]
    key: ClassVar[str | None] = None
    message: ClassVar[str]

    def __init__(
        self, details: str | None = None, *, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(details or self.message)
        self.details = details
        self.headers = headers or {}


class MethodNotAllowed(Problem):
    """The path is there, the method is not (R-8)."""

    status = 405
    message = "HTTP Method Not Allowed"

    @classmethod
    def of(cls, allowed: str) -> "MethodNotAllowed":
        """Name the *allowed* methods, as in `GET, POST`."""
        return cls(f"Allowed methods: {allowed}", headers={"Allow": allowed})


class NotAcceptable(Problem):
    """`Accept` leaves no room for JSON."""

    status = 406
    message = "Not Acceptable"


class TooLarge(Problem):
    """The body is larger than anybody may send (E-15, R-18)."""

    status = 413
    key = "query_too_large"
    message = "Query too large"


class UnsupportedMediaType(Problem):
    """The operation does not read bodies of this type or charset."""

    status = 415
    message = "Unsupported Media Type"


class TooManyRequests(Problem):
    """The project's limit is used up (resources.md 1.6)."""

    status = 429
    message = "Too many requests hit the API too quickly."

    @classmethod
    def until(cls, seconds: int) -> "TooManyRequests":
        """Say how many *seconds* to wait."""
        return cls(headers={"Retry-After": str(seconds), "X-Rate-Limit-Type": "api_calls"})


class InternalError(Problem):
    """A bug of ours; what it was stands in the log only."""

    status = 500
    key = "internal_error"
    message = "Internal server error"


class ContractViolation(Problem):
    """Our answer does not have the shape that the contract promises."""

    status = 500
    key = "response_contract_violation"
    message = "The answer of the mock breaks the contract"
