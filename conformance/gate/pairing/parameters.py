"""Pairs parameters by where they stand and their names; headers in any case."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing import lifecycle, media, schemas
from conformance.gate.pairing.scene import Pair
from conformance.gate.promise import SUNSET, day
from conformance.gate.schemas.words import json
from conformance.gate.spot import Spot
from spec import Json

_RESERVED = ("accept", "content-type", "authorization")  # OpenAPI says to ignore these headers
_STYLES = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}

Key = tuple[str, str]


def compare(pair: Pair, item: Pair) -> Iterator[Change]:
    """Yield what became of the parameters of an operation and of its path."""
    base = listed(item.base, pair.base)
    head = {_renamed(key, pair): each for key, each in listed(item.head, pair.head).items()}
    for key, spot in base.items():
        if key in head:
            yield from _both(pair.of(spot, head[key]).called(called(key)))
        elif key[0] != "path":
            yield _removed(pair.of(spot, pair.head.raw("parameters/-")).called(called(key)))
    for key, spot in head.items():
        if key not in base:
            yield from _added(pair, spot, key)


def listed(item: Spot, operation: Spot) -> dict[Key, Spot]:
    """Return the parameters of an operation; its own win over those of its path."""
    found: dict[Key, Spot] = {}
    for spot in (*item.at("parameters").items(), *operation.at("parameters").items()):
        where, name = spot.text("in"), spot.text("name")
        name = name.lower() if where == "header" else name
        if where and name and not (where == "header" and name in _RESERVED):
            found[where, name] = spot
    return found


def called(key: Key) -> str:
    """Return a parameter's name in words."""
    return f"{key[0]} parameter {key[1]}" if key[0] != "header" else f"header {key[1]}"


def _renamed(key: Key, pair: Pair) -> Key:
    """Return the key under which the earlier contract knows a path parameter."""
    earlier = {after: before for before, after in pair.renamed.items()}
    return (key[0], earlier.get(key[1], key[1])) if key[0] == "path" else key


def _removed(pair: Pair) -> Change:
    words = f"{pair.place} removed"
    if not pair.base.flag("deprecated"):
        return pair.change("request-parameter-removed", words)
    sunset = pair.base.raw(SUNSET)
    last = day(sunset.value)
    if sunset.there and (last is None or pair.stage.today < last):
        words += f" before {last}" if last else ", and its sunset is no day"
        return pair.change("request-parameter-removed-before-sunset", words)
    return pair.change("request-deprecated-parameter-removed", words)


def _added(pair: Pair, spot: Spot, key: Key) -> Iterator[Change]:
    both = pair.of(Spot(pair.base.document, pair.base.pointer, None), spot).called(called(key))
    if spot.flag("required") or key[0] == "path":
        yield both.change("request-required-parameter-added", f"required {called(key)} added")
    else:
        yield both.change("request-parameter-added", f"optional {called(key)} added")


def _both(both: Pair) -> Iterator[Change]:
    old, new = (spot.flag("required") for spot in (both.base, both.head))
    if new and not old and both.base.text("in") != "path":
        yield both.change("request-parameter-became-required", f"{both.place} became required")
    if old and not new and both.base.text("in") != "path":
        yield both.change("request-parameter-became-optional", f"{both.place} became optional")
    yield from lifecycle.deprecation(both, "parameter")
    yield from lifecycle.sunset(both)
    yield from _serialization(both)
    yield from _schema(both)


def _schema(both: Pair) -> Iterator[Change]:
    if both.base.raw("content").there and both.head.raw("content").there:
        yield from media.compare(both.at("content"), both.side, both.place)
        return
    pair = both.of(_described(both.base), _described(both.head))
    yield from schemas.compare(pair, both.side, both.place, text=True)


def _described(parameter: Spot) -> Spot:
    """Return the schema of a parameter, also of one that has its media type."""
    content = parameter.at("content")
    for kind in content.names():
        return content.at(kind).raw("schema")
    return parameter.raw("schema")


def _serialization(both: Pair) -> Iterator[Change]:
    """Yield whether a value is written otherwise: only lists and objects know a difference."""
    rule = "request-parameter-serialization-changed"
    old, new = (next(iter(each.at("content").names()), "") for each in (both.base, both.head))
    if bool(old) is not bool(new) and not _as_json(both):
        words = f"{both.place} is written as {new or 'plain text'} now"
        yield both.change(rule, words)
        return
    if not _composite(both):
        return
    for name, (old, new) in _written(both).items():
        if old != new:
            changed = f"changed from {json(old)} to {json(new)}"
            yield both.change(rule, f"{name} of {both.place} {changed}")


def _written(both: Pair) -> dict[str, tuple[Json, Json]]:
    styles, explodes = [], []
    for spot in (both.base, both.head):
        style = spot.text("style", _STYLES.get(spot.text("in"), "form"))
        explode = spot.raw("explode").value
        styles.append(style)
        explodes.append(style == "form" if explode is None else explode is True)
    return {"style": (styles[0], styles[1]), "explode": (explodes[0], explodes[1])}


def _composite(both: Pair) -> bool:
    return all({"array", "object"} & _types(each) for each in (both.base, both.head))


def _as_json(both: Pair) -> bool:
    """Whether the values are those that JSON writes as plain text does."""
    return all(_types(each) <= {"integer", "number", "boolean"} for each in (both.base, both.head))


def _types(parameter: Spot) -> set[str]:
    kinds = parameter.at("content").names()
    schema = parameter.at("content", kinds[0], "schema") if kinds else parameter.at("schema")
    types = schema.raw("type").value
    return {str(each) for each in (types if isinstance(types, list) else [types])}
