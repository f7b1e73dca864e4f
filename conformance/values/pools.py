"""What exists on the target, as far as its answers have told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from conformance.contract import Contract
from conformance.history import Exchange
from conformance.values.marks import marks
from spec import Json, Operation

_LIMIT = 120
_OK, _REDIRECT = 200, 300


@dataclass(frozen=True, slots=True)
class Pools:
    """Values by the name of their pool, oldest first.

    Two kinds of calls draw from different ends, so that what some delete is not what others need.
    """

    values: dict[str, list[str]] = field(default_factory=dict)

    def learn(self, contract: Contract, exchange: Exchange) -> None:
        """Remember what *exchange* gives away, if it succeeded."""
        operation = contract.operation_of(exchange.method, exchange.url)
        if operation is not None:
            told = given_away(contract, operation, exchange.status, exchange.document)
            for pool, value in told:
                self.add(pool, value)

    def add(self, pool: str, value: str) -> None:
        """Remember *value*, unless it is known, empty, or one too many."""
        known = self.values.setdefault(pool, [])
        if value and value not in known and len(known) < _LIMIT:
            known.append(value)

    def forget(self, url: str) -> None:
        """Drop every value that is a step of the path of *url*: it was deleted."""
        steps = {unquote(step) for step in urlsplit(url).path.split("/")}
        for pool, known in self.values.items():
            self.values[pool] = [value for value in known if value not in steps]

    def lasting(self) -> Mapping[str, list[str]]:
        """Return what is kept for calls that only use it: the older half."""
        return {pool: known[: (len(known) + 1) // 2] for pool, known in self.values.items()}

    def expendable(self) -> Mapping[str, list[str]]:
        """Return what calls may change or delete: the younger half."""
        return {
            pool: known[(len(known) + 1) // 2 :] or known for pool, known in self.values.items()
        }


def given_away(
    contract: Contract, operation: Operation, status: int, document: Json
) -> Iterator[tuple[str, str]]:
    """Yield pool and value of everything that a successful answer says exists."""
    if not _OK <= status < _REDIRECT or not isinstance(document, dict | list):
        return
    schema = contract.answer_schema(operation, status)
    if schema is not None:
        for mark in marks(contract.document, schema, document):
            if mark.pool:
                yield mark.pool, mark.value
