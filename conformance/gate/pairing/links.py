"""Says what became of the links of a response."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing.scene import Pair


def compare(pair: Pair) -> Iterator[Change]:
    """Yield what became of the links of a response."""
    both = pair.at("links")
    base, head = both.base.names(free=True), both.head.names(free=True)
    for name in dict.fromkeys((*base, *head)):
        here = both.at(name).called(f"{pair.place}, link {name}")
        if name not in head:
            yield here.change("link-removed", f"link {name} removed")
        elif name not in base:
            yield here.change("link-added", f"link {name} added")
        elif here.base.value != here.head.value:
            yield here.change("link-changed", f"link {name} changed")
