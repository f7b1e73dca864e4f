"""Puts existing values and new names into calls that somebody else has drawn."""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote
from zlib import crc32

from conformance.contract import Contract
from conformance.values.marks import mark_of, marks
from conformance.values.names import Names
from conformance.values.pools import given_away
from spec import Json, Operation

_LEFT_AS_DRAWN = 5  # one in so many calls keeps a value that most likely does not exist


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills the marked places of calls.

    What an existing value replaces decides which one it is, so that a call that is drawn again, or
    shrunk, is filled again in the same way.

    Attributes:
        contract: Where the marks are.
        lasting: What calls that only use a thing draw from.
        expendable: What calls that change the thing in their path draw from.
        names: Makes new names.
        noticed: Pools and values that answers have given away meanwhile. They are left alone where
            they turn up: a link has put them there.
        owns: Tells, on a target that is not only ours, what may be named; new names take the place
            of everything else.
    """

    contract: Contract
    lasting: Mapping[str, list[str]]
    expendable: Mapping[str, list[str]]
    names: Names
    noticed: set[tuple[str, str]] = field(default_factory=set)
    owns: Callable[[str, str], bool] | None = None

    def notice(self, method: str, url: str, status: int, document: Json) -> None:
        """Remember what the answer *document* gives away."""
        operation = self.contract.operation_of(method, url)
        if operation is not None:
            self.noticed.update(given_away(self.contract, operation, status, document))

    def parameters(self, operation: Operation, place: str, values: Json) -> Json:
        """Return *values*, the parameters of *operation* in *place* (path, query), filled.

        Those of a path are percent-encoded, and stay so.
        """
        if not isinstance(values, Mapping):
            return values
        filled = copy.deepcopy(dict(values))
        stock = self.expendable if place == "path" and operation.method != "GET" else self.lasting
        for parameter in operation.parameters:
            name = parameter["name"]
            if parameter["in"] != place or name not in filled:
                continue
            pool = mark_of(self.contract.document, parameter)
            if pool is not None and self._is_right(parameter, filled[name]):
                filled[name] = self._encoded(pool, filled[name], stock, place)
            elif isinstance(filled[name], dict | list):
                self._fill(parameter.get("schema", {}), filled[name])
        return filled

    def _is_right(self, parameter: Json, value: Json) -> bool:
        """Whether *value* is to be filled; where wrong parameters come too, only if it is right."""
        if self.owns is None or not isinstance(value, str):
            return isinstance(value, str)
        told = unquote(value) if parameter["in"] == "path" else value
        return self.contract.validators.request(parameter.get("schema", {})).is_valid(told)

    def body(self, schema: Json, body: Json) -> Json:
        """Return *body*, which *schema* describes, filled.

        A body that was drawn to be wrong stays wrong: places that are wrong themselves are left
        alone, the others filled, so that the fault and not a missing thing is what is refused.
        """
        if not isinstance(body, dict | list):
            return body
        filled = copy.deepcopy(body)
        self._fill(schema, filled)
        return filled

    def _fill(self, schema: Json, part: Json) -> None:
        for mark in marks(self.contract.document, schema, part):
            if self.contract.validators.request(mark.schema).is_valid(mark.value):
                mark.fill(self._value(mark.pool, mark.value, self.lasting))

    def _harmless(self, pool: str, drawn: str) -> str:
        """Return *drawn*, or a name of ours if it might be that of something foreign."""
        ours = self.owns is None or self.owns(pool, drawn)
        return drawn if ours else self.names.like(drawn)

    def _encoded(self, pool: str, drawn: str, stock: Mapping[str, list[str]], place: str) -> str:
        if place != "path":
            return self._value(pool, drawn, stock)
        plain = unquote(drawn)
        value = self._value(pool, plain, stock)
        return drawn if value == plain else quote(value, safe="")

    def _value(self, pool: str, drawn: str, stock: Mapping[str, list[str]]) -> str:
        if not pool:
            return self.names.like(drawn)
        known = stock.get(pool, [])
        choice = crc32(drawn.encode(errors="surrogatepass"))
        if not known or choice % _LEFT_AS_DRAWN == 0 or (pool, drawn) in self.noticed:
            return self._harmless(pool, drawn)
        return known[choice // _LEFT_AS_DRAWN % len(known)]
