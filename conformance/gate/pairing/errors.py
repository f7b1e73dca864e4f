"""Says what became of the error keys of an operation (`x-error-keys`)."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing.scene import Pair
from conformance.gate.spot import Spot

_KEYS = "x-error-keys"


def compare(pair: Pair) -> Iterator[Change]:
    """Yield what became of the error keys of an operation."""
    old, new = _keys(pair.base), _keys(pair.head)
    for key in old:
        if key not in new:
            yield pair.change("response-error-key-removed", f"error key {key} removed")
    for key in new:
        if key not in old:
            yield pair.change("response-error-key-added", f"error key {key} added")


def _keys(operation: Spot) -> list[str]:
    keys = operation.raw(_KEYS).value
    return [str(key) for key in keys] if isinstance(keys, list) else []
