"""Pairs paths and operations: two templates that differ in names of parameters are one path."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from conformance.gate.change import Change
from conformance.gate.pairing import lifecycle, operation, servers
from conformance.gate.pairing.scene import Pair
from conformance.gate.pairing.template import PARAMETER, shape
from conformance.gate.spot import Spot
from spec.document import METHODS

_ALL_METHODS, _MORE = (*METHODS, "query"), "additionalOperations"  # the latter two of OpenAPI 3.2


def compare(pair: Pair) -> Iterator[Change]:
    """Yield what became of every path below *pair*."""
    known = _paired(pair)
    for path in pair.base.names():
        after = known.get(path)
        if after is None:
            item = pair.at(path)
            for method in _methods(item.base):
                yield lifecycle.removed(_named(_operation(item, method), method, path))
        else:
            yield from _both(pair, path, after)
    for path in pair.head.names():
        if path not in known.values():
            item = pair.at(path)
            for method in _methods(item.head):
                yield _added(_named(_operation(item, method), method, path))


def _both(pair: Pair, path: str, after: str) -> Iterator[Change]:
    item = pair.of(pair.base.at(path), pair.head.at(after))
    names = PARAMETER.findall(path), PARAMETER.findall(after)
    item = replace(item, renamed=dict(zip(*names, strict=False)))
    methods = _methods(item.base)
    for method in methods:
        both = _named(_operation(item, method), method, path)
        if not both.head.there:
            yield lifecycle.removed(both)
            continue
        yield from operation.compare(both, item)
        if path != after:
            words = f"the path is {after} now"
            words += "" if shape(path) == shape(after) else ", the rest of the URL a server's"
            yield both.change("request-path-parameter-renamed", words)
    for method in _methods(item.head):
        if method not in methods:
            yield _added(_named(_operation(item, method), method, after))


def _paired(pair: Pair) -> dict[str, str]:
    """Return the later template of each earlier one that is still there.

    It may be written otherwise: with other names of parameters, or with a part that the URLs of
    the servers had before.
    """
    base, head = pair.base.names(), pair.head.names()
    before, after = (
        servers.prefix(Spot(each, "", each)) for each in (pair.stage.base, pair.stage.head)
    )
    known = {path: path for path in base if path in head and before == after}
    for old, new in ((before, after), ("", "")):
        free = _by_shape(new, [each for each in head if each not in known.values()])
        for path in (each for each in base if each not in known):
            alike = free.get(shape(old + path))
            if alike:
                known[path] = max(alike, key=partial(_shared, pair, path))
                alike.remove(known[path])
    return known


def _by_shape(start: str, paths: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault(shape(start + path), []).append(path)
    return found


def _shared(pair: Pair, path: str, after: str) -> int:
    """Return how many methods two paths have in common."""
    return len({*_methods(pair.base.at(path))} & {*_methods(pair.head.at(after))})


def _methods(item: Spot) -> list[str]:
    value = item.value if isinstance(item.value, dict) else {}
    listed = [each for each in _ALL_METHODS if isinstance(value.get(each), dict)]
    return [*listed, *item.at(_MORE).names(free=True)]


def _operation(item: Pair, method: str) -> Pair:
    return item.at(method) if method in _ALL_METHODS else item.at(_MORE, method)


def _named(pair: Pair, method: str, path: str) -> Pair:
    return replace(pair, operation=f"{method.upper()} {path}")


def _added(pair: Pair) -> Change:
    return pair.change("operation-added", f"{pair.operation} added")
