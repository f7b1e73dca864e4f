"""Finds the marked places of a document."""

from collections.abc import Iterator, MutableMapping, MutableSequence
from dataclasses import dataclass
from typing import TypeAlias

from spec import Json, follow
from spec.dialect import branch_of

UPSERT = "*"
"""Stands before the pool of a place where an unknown name makes a thing of it."""

Holder: TypeAlias = MutableMapping[str, Json] | MutableSequence[Json]


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked place that holds a string.

    Attributes:
        pool: What its value has to name; empty for a name that the client chooses, with `UPSERT` in
            front for one that may be either.
        holder: The object or array that it is in.
        key: Its name or position there.
        schema: The schema of the place.
    """

    pool: str
    holder: Holder
    key: Json
    schema: Json

    @property
    def value(self) -> str:
        """What stands there."""
        return str(self.holder[self.key])

    def fill(self, value: str) -> None:
        """Put *value* there."""
        self.holder[self.key] = value


def marks(document: Json, schema: Json, part: Json) -> Iterator[Mark]:
    """Yield the marked places of *part*, which *schema* describes, in the order of the schema.

    Args:
        document: The contract.
        schema: A schema of it, perhaps a reference.
        part: An object or array; its strings can be replaced while this runs.
    """
    for inner, holder, key in _members(document, follow(document, schema), part):
        value = holder[key]
        mark = _marked(document, inner)
        if isinstance(value, str) and mark is not None:
            yield Mark(mark, holder, key, inner)
        elif isinstance(value, dict | list):
            yield from marks(document, inner, value)


def anonymous(document: Json, schema: Json, part: Json) -> Iterator[tuple[str, Holder]]:
    """Yield pool and object of everything in *part* that makes a thing and gives it no name.

    That is an object within another one that has a place for a name (`x-upserts`) and leaves it
    empty; it names no thing that exists either.
    """
    for inner, holder, key in _members(document, follow(document, schema), part):
        value = holder[key]
        if isinstance(value, dict):
            pools = namable(document, inner)
            named = any(isinstance(mark.value, str) for mark in _own(document, inner, value))
            yield from ((pool, value) for pool in pools if not named)
        if isinstance(value, dict | list):
            yield from anonymous(document, inner, value)


def namable(document: Json, schema: Json) -> dict[str, str]:
    """Return, by its pool, in which member of an object of *schema* a name makes a thing."""
    schema = follow(document, schema)
    found: dict[str, str] = {}
    for branch in schema.get("allOf", ()):
        found |= namable(document, branch)
    for name, each in schema.get("properties", {}).items():
        pool = _marked(document, each) or ""
        if pool.startswith(UPSERT):
            found.setdefault(pool.removeprefix(UPSERT), name)
    return found


def _own(document: Json, schema: Json, part: Json) -> Iterator[Mark]:
    """Yield the marks that stand directly in *part*."""
    return (mark for mark in marks(document, schema, part) if mark.holder is part)


def mark_of(document: Json, parameter: Json) -> str | None:
    """Return the pool of *parameter*, empty if it takes a new name, None if it is not marked."""
    own = _mark(parameter)
    return own if own is not None else _marked(document, parameter.get("schema", {}))


def _marked(document: Json, schema: Json) -> str | None:
    own = _mark(schema)
    return own if own is not None else _mark(follow(document, schema))


def _mark(node: Json) -> str | None:
    if not isinstance(node, dict):
        return None
    if "x-upserts" in node:
        return UPSERT + str(node["x-upserts"])
    pool = node.get("x-pool")
    return str(pool) if pool is not None else "" if node.get("x-unique") is True else None


def _members(document: Json, schema: Json, part: Json) -> Iterator[tuple[Json, Holder, Json]]:
    """Yield schema, holder and key of everything in *part* that *schema* says something about."""
    if not isinstance(schema, dict):
        return
    for branch in _branches(document, schema, part):
        yield from _members(document, follow(document, branch), part)
    if isinstance(part, dict):
        properties = schema.get("properties", {})
        yield from ((properties[key], part, key) for key in properties if key in part)
        rest = schema.get("additionalProperties")
        if isinstance(rest, dict):
            yield from ((rest, part, key) for key in list(part) if key not in properties)
    elif isinstance(part, list) and "items" in schema:
        yield from ((schema["items"], part, index) for index in range(len(part)))


def _branches(document: Json, schema: Json, part: Json) -> Iterator[Json]:
    yield from schema.get("allOf", ())
    for key in ("oneOf", "anyOf"):
        options = schema.get(key, ())
        if options and "discriminator" in schema:
            tag = schema["discriminator"]["propertyName"]
            named = part.get(tag) if isinstance(part, dict) else None
            meant = branch_of(schema["discriminator"], options)
            yield from [meant[named]] if isinstance(named, str) and named in meant else []
        else:
            yield from (each for each in options if _fits(document, each, part))


def _fits(document: Json, branch: Json, part: Json) -> bool:
    """Whether *branch* may be the one that *part* follows, told from type, tags and names."""
    branch = follow(document, branch)
    if not isinstance(part, dict):
        return branch.get("type") == "array" if isinstance(part, list) else True
    tags = {
        name: follow(document, member)["enum"]
        for name, member in branch.get("properties", {}).items()
        if "enum" in follow(document, member)
    }
    named = all(name in part for name in branch.get("required", ()))
    return named and all(part[name] in values for name, values in tags.items() if name in part)
