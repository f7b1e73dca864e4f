"""Builds calls of an operation from the contract's own examples."""

import copy
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from conformance.contract import Contract, is_json
from conformance.target import Request
from conformance.values.marks import UPSERT, Mark, mark_of, marks
from conformance.values.names import Names
from spec import Json, Operation, follow

_STEPS = (3, 5, 7, 11)


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
        ours: Whether only what we made may be named: the examples' own values might exist.
    """

    pools: Mapping[str, list[str]]
    names: Names
    turn: int | None = None
    stand_in: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Json] = field(default_factory=dict)
    ours: bool = False

    def existing(self, pool: str, example: str, nth: int = 0) -> str:
        """Return a value of *pool*, *example* if that is wanted or all that there is.

        Args:
            pool: Its name.
            example: What the contract has in the place; may be empty.
            nth: How many values of the pool the same call has already, each another one.
        """
        known = self.pools.get(pool, [])
        if self.ours and not known:
            told = example or self.stand_in
            return self.names.like(told) if told else ""
        if not known or (self.turn is None and example and not self.ours):
            return example or self.stand_in
        # A thing may be in the pool by its id and by its code, one after the other.
        step = next((each for each in _STEPS if len(known) % each), 1)
        return known[((self.turn or 0) + nth) * step % len(known)]


def samples(contract: Contract, operation: Operation, filling: Filling) -> Iterator[Request]:
    """Yield a good call for each example of the request body, or one if there is no body.

    None at all if a value that the path needs does not exist yet.
    """
    for media_type, body in _bodies(contract, operation, filling):
        path = _path(contract, operation, filling)
        if path is None:
            return
        form = bool(media_type) and not is_json(media_type)
        yield Request(operation.method, path, body, form=form)


def sample(contract: Contract, operation: Operation, filling: Filling) -> Request | None:
    """Return the first of the `samples`, None if there are none."""
    return next(samples(contract, operation, filling), None)


def _path(contract: Contract, operation: Operation, filling: Filling) -> str | None:
    """Return the path with its parameters and query, None if a value does not exist yet."""
    path, query = operation.path, {}
    for parameter in operation.parameters:
        name, value = parameter["name"], _parameter(contract, parameter, filling)
        if parameter["in"] == "path":
            if not value:
                return None
            path = path.replace("{" + name + "}", quote(value, safe=""))
        elif parameter["in"] == "query" and (parameter.get("required") or name in filling.given):
            query[name] = value
    return f"{path}?{urlencode(query)}" if query else path


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
        filled, used = copy.deepcopy(example), Counter[str]()
        for mark in marks(contract.document, content.get("schema", {}), filled):
            mark.fill(_value(mark, filling, used[mark.pool]))
            used[mark.pool] += 1
        yield media_type, {**filled, **filling.body} if filling.body else filled


def _value(mark: Mark, filling: Filling, nth: int) -> str:
    if not mark.pool or (mark.pool.startswith(UPSERT) and filling.ours):
        return filling.names.like(mark.value)
    return filling.existing(mark.pool, mark.value, nth)


def _examples(contract: Contract, content: Json) -> list[Json]:
    """Return the examples of a Media Type Object and of its schema, None alone if it has none."""
    if "examples" in content:
        named = content["examples"].values()
        return [follow(contract.document, each).get("value") for each in named]
    schema = follow(contract.document, content.get("schema", {}))
    kinds = [follow(contract.document, each) for each in schema.get("oneOf", ())]
    told = [each["example"] for each in (content, schema, *kinds) if "example" in each]
    return [each for nth, each in enumerate(told) if each not in told[:nth]] or [None]
