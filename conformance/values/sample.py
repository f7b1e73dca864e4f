"""Builds calls of an operation from the contract's own examples."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from conformance.contract import Contract, is_json
from conformance.target import Request
from conformance.values.marks import mark_of, marks
from conformance.values.names import Names
from spec import Json, Operation, follow


@dataclass(frozen=True, slots=True)
class Filling:
    """What the marked places of a call get.

    Attributes:
        pools: Values that exist.
        names: Makes new ones.
        turn: Which value of each pool to take; None leaves the examples' own wherever there is one.
        stand_in: What an empty pool gives where nothing else is known; empty if nothing will do.
        given: Parameters whose values are known, by name.
        body: Members of the body whose values are known.
    """

    pools: Mapping[str, list[str]]
    names: Names
    turn: int | None = None
    stand_in: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Json] = field(default_factory=dict)

    def existing(self, pool: str, example: str) -> str:
        """Return a value of *pool*, *example* if that is wanted or all that there is."""
        known = self.pools.get(pool, [])
        if not known or (self.turn is None and example):
            return example or self.stand_in
        return known[(self.turn or 0) % len(known)]


def samples(contract: Contract, operation: Operation, filling: Filling) -> Iterator[Request]:
    """Yield a good call for each example of the request body, or one if there is no body.

    None at all if a value that the path needs does not exist yet.
    """
    path, query = operation.path, {}
    for parameter in operation.parameters:
        name, value = parameter["name"], _parameter(contract, parameter, filling)
        if parameter["in"] == "path":
            if not value:
                return
            path = path.replace("{" + name + "}", quote(value, safe=""))
        elif parameter["in"] == "query" and (parameter.get("required") or name in filling.given):
            query[name] = value
    if query:
        path += "?" + urlencode(query)
    for media_type, body in _bodies(contract, operation, filling):
        form = bool(media_type) and not is_json(media_type)
        yield Request(operation.method, path, body, form=form)


def sample(contract: Contract, operation: Operation, filling: Filling) -> Request | None:
    """Return the first of the `samples`, None if there are none."""
    return next(samples(contract, operation, filling), None)


def _parameter(contract: Contract, parameter: Json, filling: Filling) -> str:
    if parameter["name"] in filling.given:
        return filling.given[parameter["name"]]
    pool = mark_of(contract.document, parameter)
    schema = follow(contract.document, parameter.get("schema", {}))
    example = str(parameter.get("example", schema.get("example", "")))
    if pool is None:
        return example
    return filling.existing(pool, "") if pool else filling.names.like(example or "new-name-00")


def _bodies(
    contract: Contract, operation: Operation, filling: Filling
) -> Iterator[tuple[str, Json]]:
    """Yield media type and filled body for each example, empty and None if there is no body."""
    body = follow(contract.document, operation.node.get("requestBody", {}))
    contents: dict[str, Json] = body.get("content", {"": {}})
    media_type, content = next(iter(contents.items()))
    for example in _examples(contract, content):
        filled = copy.deepcopy(example)
        for mark in marks(contract.document, content.get("schema", {}), filled):
            mark.fill(_value(mark.pool, mark.value, filling))
        yield media_type, {**filled, **filling.body} if filling.body else filled


def _value(pool: str, example: str, filling: Filling) -> str:
    return filling.existing(pool, example) if pool else filling.names.like(example)


def _examples(contract: Contract, content: Json) -> list[Json]:
    """Return the examples of a Media Type Object, None alone if it has none."""
    if "examples" in content:
        named = content["examples"].values()
        return [follow(contract.document, each).get("value") for each in named]
    schema = follow(contract.document, content.get("schema", {}))
    return [content.get("example", schema.get("example"))]
