"""Which part of the contract a run is about: what is left out is neither called nor judged."""

import copy
from collections.abc import Callable
from dataclasses import dataclass

from spec import Json, Operation, follow, operations
from spec.document import METHODS


@dataclass(frozen=True, slots=True)
class Scope:
    """A contract without some of its operations.

    Attributes:
        document: What is left.
        without: The operationIds that were taken out.
    """

    document: Json
    without: tuple[str, ...]


def narrowed(document: Json, keep: Callable[[Operation], bool]) -> Scope:
    """Return *document* with the operations that *keep* is true for, and the links among them."""
    known = operations(document)
    kept = {id_ for id_, operation in known.items() if keep(operation)}
    left: Json = copy.deepcopy(document)
    for path, item in [*left.get("paths", {}).items()]:
        for method in METHODS:
            if method in item and item[method]["operationId"] not in kept:
                del item[method]
            elif method in item:
                _unlink(left, item[method], kept)
        if not set(item) & set(METHODS):
            del left["paths"][path]
    return Scope(left, tuple(id_ for id_ in known if id_ not in kept))


def _unlink(document: Json, operation: Json, kept: set[str]) -> None:
    """Drop the links of *operation* that lead out of the scope."""
    for answer in operation["responses"].values():
        links = follow(document, answer).get("links", {})
        for name, link in [*links.items()]:
            if follow(document, link).get("operationId", "") not in kept:
                del links[name]
