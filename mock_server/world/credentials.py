"""The keys of a project, and what a request shows of them."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Api: TypeAlias = Literal["server", "client", "management"]
"""What a pair of keys opens."""

APIS: tuple[Api, ...] = ("server", "client", "management")


@dataclass(frozen=True, slots=True)
class Pair:
    """An id and its token; both are needed and belong together."""

    id: str
    token: str


@dataclass(frozen=True, slots=True)
class Credentials:
    """The keys that select one project, a pair per API; None where it has none."""

    server: Pair | None = None
    client: Pair | None = None
    management: Pair | None = None

    @property
    def pairs(self) -> tuple[tuple[Api, Pair], ...]:
        """Those that are there, each with its API."""
        each = ((api, getattr(self, api)) for api in APIS)
        return tuple((api, pair) for api, pair in each if pair is not None)


DEFAULT = Credentials(
    server=Pair("mock-app-id", "mock-app-token"),
    client=Pair("mock-client-id", "mock-client-token"),
    management=Pair("mock-management-id", "mock-management-token"),
)
"""The keys of the project that is there from the start (documented in the README)."""
