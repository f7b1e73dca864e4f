"""Pairs paths and operations: two templates that differ in names of parameters are one path."""

import re
from collections.abc import Iterator
from dataclasses import replace

from conformance.gate.change import Change
from conformance.gate.pairing import lifecycle, operation
from conformance.gate.pairing.scene import Pair
from conformance.gate.spot import Spot
from spec.document import METHODS

_PARAMETER = re.compile(r"\{([^{}]*)\}")
_ALL_METHODS = (*METHODS, "query")


def compare(pair: Pair) -> Iterator[Change]:
    """Yield what became of every path below *pair*."""
    known = _paired(pair.base.names(), pair.head.names())
    for path in pair.base.names():
        after = known.get(path)
        if after is None:
            item = pair.at(path)
            for method in _methods(item.base):
                yield lifecycle.removed(_named(item.at(method), method, path))
        else:
            yield from _both(pair, path, after)
    for path in pair.head.names():
        if path not in known.values():
            item = pair.at(path)
            for method in _methods(item.head):
                yield _added(_named(item.at(method), method, path))


def _both(pair: Pair, path: str, after: str) -> Iterator[Change]:
    item = pair.of(pair.base.at(path), pair.head.at(after))
    names = _PARAMETER.findall(path), _PARAMETER.findall(after)
    item = replace(item, renamed=dict(zip(*names, strict=False)))
    methods = _methods(item.base)
    for method in methods:
        both = _named(item.at(method), method, path)
        if not both.head.there:
            yield lifecycle.removed(both)
            continue
        yield from operation.compare(both, item)
        if path != after:
            yield both.change("request-path-parameter-renamed", f"the path is {after} now")
    for method in _methods(item.head):
        if method not in methods:
            yield _added(_named(item.at(method), method, after))


def _paired(base: tuple[str, ...], head: tuple[str, ...]) -> dict[str, str]:
    """Return the later template of each earlier one that is still there."""
    known = {path: path for path in base if path in head}
    free = {_shape(path): path for path in head if path not in known}
    for path in base:
        if path not in known and _shape(path) in free:
            known[path] = free.pop(_shape(path))
    return known


def _shape(path: str) -> str:
    return _PARAMETER.sub("{}", path)


def _methods(item: Spot) -> list[str]:
    value = item.value if isinstance(item.value, dict) else {}
    return [each for each in _ALL_METHODS if isinstance(value.get(each), dict)]


def _named(pair: Pair, method: str, path: str) -> Pair:
    return replace(pair, operation=f"{method.upper()} {path}")


def _added(pair: Pair) -> Change:
    return pair.change("operation-added", f"{pair.operation} added")
