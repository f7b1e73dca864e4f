"""What exists on the target, as far as its answers have told."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from urllib.parse import unquote, urlsplit

from conformance.contract import Contract
from conformance.history import Exchange
from conformance.values.marks import marks
from spec import Json, Operation

_LIMIT = 120
_OK, _REDIRECT = 200, 300


@dataclass(frozen=True, slots=True)
class Pools:
    """Values by the name of their pool, in the order in which they were learned.

    Attributes:
        made: Named by the answer to a POST of ours and by nobody before.
        found: What was there already.
        owns: Tells, on a target that is not only ours, what may be used: nothing else is made.
    """

    made: dict[str, list[str]] = field(default_factory=dict)
    found: dict[str, list[str]] = field(default_factory=dict)
    owns: Callable[[str, str], bool] | None = None

    def learn(self, contract: Contract, exchange: Exchange) -> None:
        """Remember what *exchange* gives away, if it succeeded."""
        operation = contract.operation_of(exchange.method, exchange.url)
        if operation is None:
            return
        told = given_away(contract, operation, exchange.status, exchange.document)
        for pool, value in told:
            made = exchange.method == "POST" if self.owns is None else self.owns(pool, value)
            self._add(self.made if made else self.found, pool, value)

    def forget(self, url: str) -> None:
        """Drop every value that is a step of the path of *url*: it was deleted."""
        steps = {unquote(step) for step in urlsplit(url).path.split("/")}
        for known in chain(self.made.values(), self.found.values()):
            known[:] = [value for value in known if value not in steps]

    def all(self) -> Mapping[str, list[str]]:
        """Return everything, what was made first: nothing is wrong with it."""
        return self.made if self.owns else _joined(self.made, self.found)

    def lasting(self) -> Mapping[str, list[str]]:
        """Return what calls may use that leave it as it is."""
        older = {pool: known[: (len(known) + 1) // 2] for pool, known in self.made.items()}
        return older if self.owns else _joined(older, self.found)

    def expendable(self) -> Mapping[str, list[str]]:
        """Return what calls may change and delete: things that were made, the younger half."""
        return {pool: known[len(known) // 2 :] for pool, known in self.made.items()}

    def _add(self, values: dict[str, list[str]], pool: str, value: str) -> None:
        known = values.setdefault(pool, [])
        everything = (*self.made.get(pool, ()), *self.found.get(pool, ()))
        if value and value not in everything and len(known) < _LIMIT:
            known.append(value)


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


def _joined(
    first: Mapping[str, list[str]], second: Mapping[str, list[str]]
) -> Mapping[str, list[str]]:
    return {pool: [*first.get(pool, ()), *second.get(pool, ())] for pool in {**first, **second}}
