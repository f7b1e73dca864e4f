"""Searches, within bounds, for a value that one schema allows and another demand refuses."""

import json
import re
from collections.abc import Iterator
from itertools import combinations, islice

from conformance.gate.schemas.export import Writer
from conformance.gate.schemas.flat import Flattener, typed
from conformance.gate.schemas.merging import Node, both_of
from conformance.gate.witness.building import Builder, Impossible
from conformance.gate.witness.judges import Judges
from conformance.gate.witness.scalars import numbers, strings
from spec import Json

_MOST = 600
_EVERYTHING = ("null", "boolean", "integer", "number", "string", "array", "object")
_COUNTS = ("minItems", "maxItems", "minProperties", "maxProperties")
_CONTAINED = ("minContains", "maxContains")
_LONGEST_ARRAY = 2_001
_MOST_COUPLES = 60
_ODD = re.compile(r"[^\w\"{}\[\]:,.]")


def find(inner: Flattener, node: Node, other: Node, demand: Json) -> tuple[Json, ...]:
    """Return the least value found that *node* allows and *demand* refuses; empty if none is.

    Args:
        inner: Reads *node*.
        node: A flat node.
        other: A node to take edges from.
        demand: JSON Schema.
    """
    refusing, allowing = Judges(demand), Judges(Writer(inner.dialect).write(node))
    return _least(refusing, allowing, candidates(inner, node, other))


def _least(refusing: Judges, allowing: Judges, values: Iterator[Json]) -> tuple[Json, ...]:
    refused = [each for each in islice(_once(values), _MOST) if refusing.refuse(each)]
    for value in sorted(refused, key=size):
        if allowing.accept(value):
            return (value,)
    return ()


def _once(values: Iterator[Json]) -> Iterator[Json]:
    """Yield each value the first time that it comes."""
    seen: set[str] = set()
    for value in values:
        text = json.dumps(value, sort_keys=True)
        if text not in seen:
            seen.add(text)
            yield value


def size(value: Json) -> tuple[int, str]:
    """Return what makes one value plainer than another."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return len(text), _ODD.sub("~", text)


def candidates(inner: Flattener, node: Node, other: Node) -> Iterator[Json]:
    """Yield values that *node* may allow, around the edges of both nodes."""
    build = Builder(inner, base=False)
    branches = inner.branches(node)
    if len(branches) > 1:
        for branch in branches:
            yield from islice(candidates(inner, branch, other), _MOST // len(branches) + 8)
        return
    if "enum" in node:
        yield from node["enum"]
        return
    yield from _conditional(build, node, other)
    types = node.get("type", _EVERYTHING)
    yield from (each for each in (None, True, False) if typed(each, list(types)))
    if "integer" in types or "number" in types:
        yield from numbers(node, other, whole="number" not in types)
    if "string" in types:
        yield from strings(node, other)
    if "array" in types:
        yield from _arrays(build, node, other)
    if "object" in types:
        yield from _objects(build, node, other)


def _conditional(build: Builder, node: Node, other: Node) -> Iterator[Json]:
    """Yield values that meet a condition of the other node: what `not` forbids, what `if` asks."""
    flatten = build.flattener
    for key in ("not", "if"):
        if key not in other:
            continue
        plain = {name: each for name, each in node.items() if name not in ("not", "if")}
        for branch in flatten.branches(flatten.flat(both_of(plain, other[key]))):
            try:
                yield build.least(branch)
            except Impossible:
                continue
            yield from islice(candidates(flatten, branch, other.get("then", {})), _MOST // 4)


def _arrays(build: Builder, node: Node, other: Node) -> Iterator[Json]:
    for length in _sizes(node, other, "Items"):
        try:
            made = build.array(node, length)
            yield made
            if length > 1 and not node.get("uniqueItems"):
                yield [made[0]] * length
            yield from _containing(build, node, other, length)
        except Impossible:
            continue


def _containing(build: Builder, node: Node, other: Node, length: int) -> Iterator[Json]:
    """Yield arrays of items that both sides look for."""
    looked_for = [each["contains"] for each in (node, other) if "contains" in each]
    for wanted in looked_for:
        item = build.least(both_of(build.item(node, 0), wanted))
        rest = build.least(build.item(node, 0))
        for count in range(min(length, 6) + 1):
            yield [item] * count + [rest] * (length - count)


def _objects(build: Builder, node: Node, other: Node) -> Iterator[Json]:
    for more in _sizes(node, other, "Properties"):
        try:
            yield build.object(node, {}, more)
        except Impossible:
            continue
    listed = (*node.get("properties", ()), *other.get("properties", ()))
    names = dict.fromkeys((*listed, *_asked(node), *_asked(other), *_names(other)))
    several: list[tuple[str, ...]] = [(name,) for name in names]
    several += islice(combinations(names, 2), _MOST_COUPLES)
    for each in several:
        try:
            inside = {name: build.least(build.member(node, name)) for name in each}
            yield build.object(node, inside, 0)
        except Impossible:
            continue


def _asked(node: Node) -> Iterator[str]:
    """Yield names that a node asks for under a condition."""
    for key in ("if", "then", "else"):
        yield from node.get(key, {}).get("required", ())


def _names(other: Node) -> list[str]:
    """Return names that the other node may treat in its own way."""
    names = [
        *other.get("dependentRequired", ()),
        *(name for many in other.get("dependentRequired", {}).values() for name in many),
        *other.get("dependentSchemas", ()),
        "other",
        "Other1",
    ]
    for pattern in other.get("patternProperties", ()):
        names += strings({"pattern": pattern})[:2]
    return names


def _sizes(node: Node, other: Node, what: str) -> list[int]:
    given = [each[key] for each in (node, other) for key in _COUNTS if key in each and what in key]
    given += [each[key] for each in (node, other) for key in _CONTAINED if key in each]
    wanted = {0, 1, 2} | {max(0, count + step) for count in given for step in (-1, 0, 1)}
    most = node.get(f"max{what}", _LONGEST_ARRAY)
    least = node.get(f"min{what}", 0)
    base = 0 if what == "Items" else least
    return sorted(count - base for count in wanted if least <= count <= min(most, _LONGEST_ARRAY))
