"""Makes one schema of two that both have to hold, as far as keywords can say it."""

from collections.abc import Callable

from conformance.gate.schemas.dialect import AT, DEFAULT, HIDDEN
from conformance.gate.schemas.sizes import RANGE
from spec import Json

_NOTES = (AT, DEFAULT, "deprecated", "discriminator", "readOnly", "writeOnly",
          "title", "x-extensible-enum", "x-stability-level", "x-sunset")  # fmt: skip
_CLOSING = ("additionalProperties", "patternProperties", "unevaluatedProperties")

Node = dict[str, Json]


def merged(first: Node, second: Node) -> Node:
    """Return the schema of what both allow; what no keyword can say stays under `allOf`."""
    if not _joinable(first, second):
        return {**first, "allOf": [*first.get("allOf", ()), second]}
    both = dict(first)
    left: Node = {}
    for key, value in second.items():
        if key not in both:
            both[key] = value
        elif key in _NOTES:
            continue
        elif key in _JOINS:
            both[key] = _JOINS[key](both[key], value)
        elif not same(both[key], value):
            left[key] = value
    _join_properties(first, second, both)
    if left:
        both["allOf"] = [*both.get("allOf", ()), {AT: second.get(AT, ""), **left}]
    return both


def same(one: Json, other: Json) -> bool:
    """Whether two nodes say the same, wherever they are written, but for defaults."""
    return bool(_bare(one, AT, DEFAULT) == _bare(other, AT, DEFAULT))


def equal(one: Json, other: Json) -> bool:
    """Whether two nodes say the same, wherever they are written."""
    return bool(_bare(one, AT) == _bare(other, AT))


def both_of(one: Json, other: Json) -> Node:
    """Return a node for what two schemas allow together, not yet merged."""
    return {AT: one.get(AT, ""), "allOf": [one, other]}


def _joinable(first: Node, second: Node) -> bool:
    """Whether neither talks of names that the other lists by pattern."""
    return not any(key in node for node in (first, second) for key in _CLOSING[1:])


def _join_properties(first: Node, second: Node, both: Node) -> None:
    """Let each name obey both sides: what a closed side does not list, it forbids."""
    here, there = first.get("properties", {}), second.get("properties", {})
    names = [*here, *(name for name in there if name not in here)]
    joined = {}
    for name in names:
        ours = here.get(name, first.get("additionalProperties"))
        theirs = there.get(name, second.get("additionalProperties"))
        if ours is None or theirs is None or ours.get(HIDDEN) or theirs.get(HIDDEN):
            hidden = ours is not None and ours.get(HIDDEN) and theirs is not None
            joined[name] = theirs if ours is None or hidden else ours
        else:
            joined[name] = ours if same(ours, theirs) else both_of(ours, theirs)
    if names:
        both["properties"] = joined


def _bare(node: Json, *without: str) -> Json:
    if isinstance(node, dict):
        return {key: _bare(each, *without) for key, each in node.items() if key not in without}
    return [_bare(each, *without) for each in node] if isinstance(node, list) else node


def _types(one: list[str], other: list[str]) -> list[str]:
    common = set(one) & set(other)
    for these, those in ((one, other), (other, one)):
        if "integer" in these and "number" in those:
            common.add("integer")
    return sorted(common)


def _values(one: list[Json], other: list[Json]) -> list[Json]:
    return [each for each in one if _in(each, other)]


def _in(value: Json, values: list[Json]) -> bool:
    return any(type(value) is type(each) and value == each for each in values)


def _required(one: list[str], other: list[str]) -> list[str]:
    return sorted({*one, *other})


def _single(one: Json, other: Json) -> Json:
    return one if same(one, other) else both_of(one, other)


_JOINS: dict[str, Callable[[Json, Json], Json]] = {
    "type": _types,
    "enum": _values,
    "required": _required,
    "minimum": max,
    "exclusiveMinimum": max,
    "minLength": max,
    "minItems": max,
    "minProperties": max,
    "maximum": min,
    "exclusiveMaximum": min,
    "maxLength": min,
    "maxItems": min,
    "maxProperties": min,
    "uniqueItems": lambda one, other: one or other,
    "items": _single,
    "additionalProperties": _single,
    "properties": lambda one, other: {**one, **other},
    "allOf": lambda one, other: [*one, *other],
    "x-invariants": lambda one, other: [*one, *other],
    RANGE: lambda one, other: one if one[2] <= other[2] else other,
}
