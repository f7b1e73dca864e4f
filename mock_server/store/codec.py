"""Entities to JSON and back, by the type hints of their dataclass fields.

What is written is exact: reading it gives an equal entity. A field at its default is left out, a
value whose hint allows several dataclasses names its own in `kind`. Nothing is executed on reading
and unknown members are refused. A new entity, or a new field, needs no code here.
"""

import dataclasses
import functools
import types
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import (
    Any,
    Generic,
    Literal,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from mock_server.store import scalars
from mock_server.store.misfit import Misfit, expected

Json: TypeAlias = Any
T = TypeVar("T")
KIND = "kind"


@dataclasses.dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """How values of one type hint are written and read; `read` raises `Misfit`."""

    write: Callable[[T], Json]
    read: Callable[[Json], T]


def _as_it_is(json: Json) -> Json:
    return json


SCALARS: Mapping[object, Shape[Any]] = {
    object: Shape(_as_it_is, _as_it_is),
    str: Shape(_as_it_is, scalars.read_text),
    int: Shape(_as_it_is, scalars.read_whole),
    bool: Shape(_as_it_is, scalars.read_truth),
    Decimal: Shape(scalars.write_decimal, scalars.read_decimal),
    datetime: Shape(scalars.write_datetime, scalars.read_datetime),
    time: Shape(scalars.write_time, scalars.read_time),
    timedelta: Shape(scalars.write_duration, scalars.read_duration),
}


def encode(entity: object) -> Json:
    """Return the JSON of a dataclass instance."""
    hint: Any = type(entity)
    return shape_of(hint).write(entity)


def decode(kind: type[T], json: Json) -> T:
    """Return the *kind* that `encode` wrote as *json*.

    Raises:
        Misfit: *json* is nothing that `encode` could have written; it says where and why.
    """
    hint: Any = kind
    return cast(T, shape_of(hint).read(json))


@functools.cache
def shape_of(hint: Any) -> Shape[Any]:  # noqa: ANN401 - a type hint has no type of its own
    """Return how values of *hint* are written and read.

    Raises:
        TypeError: Entities have no such hint so far.
    """
    if hint in SCALARS:
        return SCALARS[hint]
    if dataclasses.is_dataclass(hint):
        return _entity(cast("type[Any]", hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _choice({member.value: member for member in hint}, lambda member: member.value)
    return _composite(get_origin(hint), get_args(hint))


def _composite(origin: object, parts: tuple[Any, ...]) -> Shape[Any]:
    if origin is Literal:
        return _choice({word: word for word in parts}, _as_it_is)
    if origin in (Union, types.UnionType):
        return _union(parts)
    if origin is tuple and parts[1:] == (Ellipsis,):
        return _sequence(shape_of(parts[0]))
    if origin in (dict, Mapping):
        return _mapping(shape_of(parts[1]))
    raise TypeError(f"no JSON for {origin}{list(parts)}")


def _choice(values: Mapping[Json, T], write: Callable[[T], Json]) -> Shape[T]:
    def read(json: Json) -> T:
        if not isinstance(json, str) or json not in values:
            raise expected(f"one of {', '.join(values)}", json)
        return values[json]

    return Shape(write, read)


def _union(parts: tuple[Any, ...]) -> Shape[Any]:
    kinds = [part for part in parts if part is not type(None)]
    inner = shape_of(kinds[0]) if len(kinds) == 1 else _tagged(kinds)
    if len(kinds) == len(parts):
        return inner
    return Shape(
        lambda value: None if value is None else inner.write(value),
        lambda json: None if json is None else inner.read(json),
    )


def _tagged(kinds: list[Any]) -> Shape[Any]:
    shapes = {kind.__name__: shape_of(kind) for kind in kinds}

    def write(value: object) -> Json:
        name = type(value).__name__
        return {KIND: name} | shapes[name].write(value)

    def read(json: Json) -> object:
        if not isinstance(json, Mapping):
            raise expected("an object", json)
        rest = dict(json)
        name = rest.pop(KIND, None)
        if name not in shapes:
            raise expected(f"one of {', '.join(shapes)}", name).under(KIND)
        return shapes[name].read(rest)

    return Shape(write, read)


def _sequence(inner: Shape[Any]) -> Shape[Any]:
    def read(json: Json) -> tuple[object, ...]:
        if not isinstance(json, list | tuple):
            raise expected("a list", json)
        return tuple(read_at(position, inner, part) for position, part in enumerate(json))

    return Shape(lambda values: [inner.write(value) for value in values], read)


def _mapping(inner: Shape[Any]) -> Shape[Any]:
    def read(json: Json) -> dict[str, object]:
        if not isinstance(json, Mapping):
            raise expected("an object", json)
        return {
            read_at(key, SCALARS[str], key): read_at(key, inner, part) for key, part in json.items()
        }

    return Shape(lambda values: {key: inner.write(value) for key, value in values.items()}, read)


def read_at(step: str | int, shape: Shape[T], json: Json) -> T:
    """Read *json*, which stands at *step* of its parent."""
    try:
        return shape.read(json)
    except Misfit as misfit:
        raise misfit.under(step) from None


@functools.cache
def fields_of(kind: type) -> Mapping[str, Shape[Any]]:
    """Return how each field of the dataclass *kind* is written and read, by name."""
    hints = get_type_hints(kind)
    return {field.name: shape_of(hints[field.name]) for field in dataclasses.fields(kind)}


@functools.cache
def required_of(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of *kind* that have no default."""
    return tuple(
        field.name for field in dataclasses.fields(kind) if _default(field) is dataclasses.MISSING
    )


def _entity(kind: type) -> Shape[Any]:
    defaults = {field.name: _default(field) for field in dataclasses.fields(kind)}
    required = required_of(kind)

    def write(entity: object) -> Json:
        shapes = fields_of(kind)  # not before: an entity may contain its own kind
        values = {name: getattr(entity, name) for name in shapes}
        return {
            name: shapes[name].write(value)
            for name, value in values.items()
            if value != defaults[name]
        }

    def read(json: Json) -> object:
        if not isinstance(json, Mapping):
            raise expected("an object", json)
        shapes = fields_of(kind)
        refuse_unknown(json, shapes)
        for name in required:
            if name not in json:
                raise Misfit(f"expected `{name}`")
        return kind(**{name: read_at(name, shapes[name], part) for name, part in json.items()})

    return Shape(write, read)


def refuse_unknown(json: Mapping[str, Json], known: Mapping[str, object]) -> None:
    """Raise a `Misfit` at the first member of *json* that is not *known*."""
    for name in json:
        if name not in known:
            raise Misfit(f"unknown; known here: {', '.join(known)}", (name,))


def _default(field: "dataclasses.Field[Any]") -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default
