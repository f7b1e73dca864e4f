"""Pairs response headers, in any case, and compares them."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing import media, schemas
from conformance.gate.pairing.scene import Pair
from conformance.gate.side import Side
from conformance.gate.spot import Spot


def compare(pair: Pair, side: Side) -> Iterator[Change]:
    """Yield what became of the headers of a response.

    Args:
        pair: The response.
        side: Who writes it.
    """
    base, head = _listed(pair.base), _listed(pair.head)
    for name, written in base.items():
        here = pair.of(pair.base.at("headers", written), pair.head.at("headers", written))
        if name in head:
            here = pair.of(here.base, pair.head.at("headers", head[name]))
            yield from both(here, side, f"header {written}")
        else:
            yield removed(here, f"header {written}")
    for name, written in head.items():
        if name not in base:
            here = pair.of(pair.base.at("headers", written), pair.head.at("headers", written))
            yield added(here, f"header {written}")


def _listed(response: Spot) -> dict[str, str]:
    names = response.at("headers").names(free=True)
    return {name.lower(): name for name in names if name.lower() != "content-type"}


def added(pair: Pair, name: str) -> Change:
    """Return what it means that the server sends the header *name* too."""
    return pair.change("response-header-added", f"{name} added")


def removed(pair: Pair, name: str) -> Change:
    """Return what it means that the server does not send the header *name* any more."""
    if pair.base.flag("required"):
        return pair.change("response-required-header-removed", f"required {name} removed")
    return pair.change("response-header-removed", f"{name} removed")


def both(pair: Pair, side: Side, name: str) -> Iterator[Change]:
    """Yield what became of the header *name*."""
    old, new = pair.base.flag("required"), pair.head.flag("required")
    if old and not new:
        yield pair.change("response-header-became-optional", f"{name} became optional")
    if new and not old:
        yield pair.change("response-header-became-required", f"{name} became required")
    part = f"{name} of the {pair.place}" if pair.place else name
    if pair.base.raw("content").there and pair.head.raw("content").there:
        yield from media.compare(pair.at("content"), side, part)
        return
    inner = pair.of(pair.base.raw("schema"), pair.head.raw("schema"))
    if inner.base.there or inner.head.there:
        yield from schemas.compare(inner, side, part, text=True)
