"""Builds the least value that a schema allows, with a given value somewhere inside if need be."""

from dataclasses import dataclass

from conformance.gate.schemas.dialect import HIDDEN
from conformance.gate.schemas.difference import BRANCH, ITEM, PROPERTY, VALUE, Step
from conformance.gate.schemas.flat import Flattener
from conformance.gate.schemas.merging import Node
from conformance.gate.side import Side
from conformance.gate.witness.patterns import found
from conformance.gate.witness.scalars import numbers, strings
from spec import Json

_DEEPEST = 12
_ORDER = ("object", "array", "string", "integer", "number", "boolean", "null")
_HINTS = {
    "object": ("properties", "required", "additionalProperties", "minProperties"),
    "array": ("items", "prefixItems", "minItems", "maxItems", "uniqueItems"),
    "string": ("pattern", "format", "minLength", "maxLength"),
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
}


class Impossible(Exception):
    """No value could be built, which does not say that there is none."""


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds values of one side of a comparison.

    Attributes:
        flattener: Reads the schemas.
        base: Whether they are those of the earlier contract.
    """

    flattener: Flattener
    base: bool

    @property
    def side(self) -> Side:
        """Who writes the values."""
        return self.flattener.dialect.side

    def least(self, node: Json, depth: int = 0) -> Json:
        """Return a least value that *node* allows.

        Raises:
            Impossible: none could be built.
        """
        if depth > _DEEPEST:
            raise Impossible
        flat = self.flattener.flat(node)
        if "enum" in flat:
            return _first(flat["enum"])
        if "anyOf" in flat:
            return self._branch(flat, depth)
        return self.of_kind(flat, _kind(flat), depth)

    def around(self, node: Json, path: tuple[Step, ...], value: Json, depth: int = 0) -> Json:
        """Return a least value that *node* allows with *value* at *path*.

        Raises:
            Impossible: none could be built.
        """
        if not path:
            return value
        if depth > 2 * _DEEPEST:
            raise Impossible
        (kind, step), rest = path[0], path[1:]
        flat = self.flattener.flat(node)
        if kind == BRANCH:
            branches = self.flattener.branches(flat)
            number = step[0 if self.base else 1] if isinstance(step, tuple) else 0
            if not 0 <= number < len(branches):
                raise Impossible
            return self.around(branches[number], rest, value, depth + 1)
        if "anyOf" in flat:
            return self._around_some(flat, path, value, depth)
        if kind == ITEM:
            return self._array_around(flat, int(str(step)), (rest, value), depth)
        name = str(step) if kind == PROPERTY else self.other_name(flat)
        inner = self.around(self.member(flat, name), rest, value, depth + 1)
        return self.object(flat, {name: inner}, 0, depth)

    def _around_some(self, flat: Node, path: tuple[Step, ...], value: Json, depth: int) -> Json:
        for branch in self.flattener.branches(flat):
            try:
                return self.around(branch, path, value, depth + 1)
            except Impossible:
                continue
        raise Impossible

    def _array_around(
        self, flat: Node, number: int, inner: tuple[tuple[Step, ...], Json], depth: int
    ) -> Json:
        position = max(number, len(flat.get("prefixItems", ())) if number < 0 else number, 0)
        size = max(position + 1, flat.get("minItems", 0))
        path, value = inner
        return [
            self.around(self.item(flat, each), path, value, depth + 1)
            if each == position
            else self.least(self.item(flat, each), depth + 1)
            for each in range(size)
        ]

    def of_kind(self, flat: Node, kind: str, depth: int = 0) -> Json:
        """Return a least value of one type.

        Raises:
            Impossible: none could be built.
        """
        if kind == "object":
            return self.object(flat, {}, 0, depth)
        if kind == "array":
            return self.array(flat, flat.get("minItems", 0), depth)
        if kind == "string":
            return _first(strings(flat))
        if kind in ("integer", "number"):
            return _first(numbers(flat, whole=kind == "integer"))
        return False if kind == "boolean" else None

    def object(self, flat: Node, given: dict[str, Json], more: int, depth: int = 0) -> Json:
        """Return a least object with the members *given*, and with *more* than it needs."""
        made = dict(given)
        for name in flat.get("required", ()):
            if name not in made:
                made[name] = self.least(self.member(flat, name), depth + 1)
        for name in self._spare(flat, len(made) + flat.get("minProperties", 0) + more):
            if len(made) >= flat.get("minProperties", 0) + more:
                break
            if name not in made:
                made[name] = self.least(self.member(flat, name), depth + 1)
        return made

    def array(self, flat: Node, size: int, depth: int = 0) -> Json:
        """Return an array of *size*, of least items; different ones if they have to be."""
        made = [self.least(self.item(flat, each), depth + 1) for each in range(size)]
        if flat.get("uniqueItems") and size > 1:
            made = self._different(flat, made)
        return made

    def _different(self, flat: Node, items: list[Json]) -> list[Json]:
        node = self.flattener.flat(self.item(flat, len(items)))
        kind = _kind(node)
        if "enum" in node:
            return [*node["enum"], *items][: len(items)]
        if kind in ("integer", "number"):
            return [items[0] + number for number in range(len(items))]
        if kind == "string":
            return [f"{items[0]}{number or ''}" for number in range(len(items))]
        return items

    def _spare(self, flat: Node, count: int) -> list[str]:
        names = [name for name, each in flat.get("properties", {}).items() if HIDDEN not in each]
        if "not" in flat.get("additionalProperties", {}):
            return names
        allowed = self._names(flat) if "propertyNames" in flat else []
        others = (_lettered(self.other_name(flat), each) for each in range(count))
        return [*names, *allowed, *others]

    def other_name(self, flat: Node) -> str:
        """Return a name that *flat* does not list."""
        name = str(_first(self._names(flat) or ["other"])) or "other"
        while name in flat.get("properties", {}):
            name += "r"
        return name

    def _names(self, flat: Node) -> list[str]:
        """Return names that *flat* allows."""
        names = self.flattener.flat(flat.get("propertyNames", {}))
        return list(names["enum"] if "enum" in names else strings(names))

    def member(self, flat: Node, name: str) -> Json:
        """Return the schema of the member *name* of an object."""
        if name in flat.get("properties", {}):
            return flat["properties"][name]
        for pattern, schema in flat.get("patternProperties", {}).items():
            if found(pattern, name):
                return schema
        return flat.get("additionalProperties", {})

    def item(self, flat: Node, number: int) -> Json:
        """Return the schema of an item of an array."""
        first = flat.get("prefixItems", ())
        return first[number] if number < len(first) else flat.get("items", {})

    def _branch(self, flat: Node, depth: int) -> Json:
        for branch in self.flattener.branches(flat):
            try:
                return self.least(branch, depth + 1)
            except Impossible:
                continue
        raise Impossible


def _lettered(name: str, number: int) -> str:
    """Return one of many names that look like *name*, since a pattern may ask for letters."""
    last = name[-1:] if name[-1:].isalpha() else "a"
    return name + last * number


def _kind(flat: Node) -> str:
    types = flat.get("type") or [
        kind for kind, keys in _HINTS.items() if any(key in flat for key in keys)
    ]
    if not types and "not" in flat:
        raise Impossible
    return next((each for each in _ORDER if each in types), "string")


def _first(values: list[Json]) -> Json:
    if not values:
        raise Impossible
    return values[0]


__all__ = ["BRANCH", "ITEM", "PROPERTY", "VALUE", "Builder", "Impossible"]
