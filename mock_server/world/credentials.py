"""The keys of a project, and what a request shows of them."""

from dataclasses import dataclass


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


DEFAULT = Credentials(
    server=Pair("mock-app-id", "mock-app-token"),
    client=Pair("mock-client-id", "mock-client-token"),
)
"""The keys of the project that is there from the start (documented in the README)."""
