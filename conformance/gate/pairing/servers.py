"""Says what became of servers."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing.scene import Pair
from conformance.gate.spot import Spot


def compare(pair: Pair) -> Iterator[Change]:
    """Yield what became of the servers at *pair*."""
    old, new = _urls(pair.base), _urls(pair.head)
    here = pair.at("servers")
    for url in old:
        if url not in new:
            yield here.change("server-removed", f"server {url} removed")
    for url in new:
        if url not in old:
            yield here.change("server-added", f"server {url} added")


def _urls(spot: Spot) -> list[str]:
    return [each.text("url").rstrip("/") for each in spot.at("servers").items()]
