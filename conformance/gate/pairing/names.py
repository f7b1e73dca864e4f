"""Says what became of names that only tools and pages use: operationId and tags."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing.scene import Pair
from spec import Json


def compare(pair: Pair) -> Iterator[Change]:
    """Yield what became of the names of an operation."""
    old, new = pair.base.text("operationId"), pair.head.text("operationId")
    if old != new and not new:
        yield pair.change("operation-id-removed", f"operationId {old} removed")
    elif old != new and not old:
        yield pair.change("operation-id-added", f"operationId {new} added")
    elif old != new:
        yield pair.change("operation-id-changed", f"operationId changed from {old} to {new}")
    yield from _tags(pair, _list(pair.base.value), _list(pair.head.value))


def _tags(pair: Pair, old: list[str], new: list[str]) -> Iterator[Change]:
    for tag in old:
        if tag not in new:
            yield pair.change("tag-removed", f"tag {tag} removed")
    for tag in new:
        if tag not in old:
            yield pair.change("tag-added", f"tag {tag} added")


def _list(operation: Json) -> list[str]:
    tags = operation.get("tags") if isinstance(operation, dict) else None
    return [str(tag) for tag in tags] if isinstance(tags, list) else []
