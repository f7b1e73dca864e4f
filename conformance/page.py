"""A page of a list, and what was asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from conformance.history import Exchange, History
from conformance.sighting import rows
from spec import Json, Operation


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of a list operation.

    Attributes:
        exchange: The call.
        operation: What was called.
        query: What was asked for, as text, by name.
        rows: What came.
        total: How many there are in all, None if the answer does not say.
    """

    exchange: Exchange
    operation: Operation
    query: Mapping[str, list[str]]
    rows: list[Json]
    total: int | None

    @property
    def limit(self) -> int:
        """How many rows there may be at most."""
        return int(self.asked("limit") or _default(self, "limit"))

    @property
    def number(self) -> int:
        """Which page, from 1."""
        return int(self.asked("page") or 1)

    def asked(self, name: str) -> str:
        """Return the last value of *name* in the query, empty without one."""
        return self.query.get(name, [""])[-1]

    def holds(self, parameter: str) -> bool:
        """Whether the operation has a query parameter of that name."""
        return any(each["name"] == parameter for each in self.operation.parameters)


def pages(history: History) -> Iterator[Page]:
    """Yield the pages that were given to us, in order."""
    for exchange, operation in history.calls():
        document = exchange.document
        ours = operation.method == "GET" and exchange.succeeded and exchange.identity == "own"
        if ours and isinstance(document, dict) and document.get("object") == "list":
            total = document.get("total")
            query = parse_qs(urlsplit(exchange.url).query)
            counted = total if isinstance(total, int) else None
            yield Page(exchange, operation, query, rows(document), counted)


def _default(page: Page, name: str) -> int:
    for parameter in page.operation.parameters:
        if parameter["name"] == name:
            return int(parameter.get("schema", {}).get("default", 10))
    return 10
