"""Pairs response headers, in any case, and compares them."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing import schemas
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
            yield from _both(here, side, written)
        else:
            yield _removed(here, written)
    for name, written in head.items():
        if name not in base:
            here = pair.of(pair.base.at("headers", written), pair.head.at("headers", written))
            yield here.change("response-header-added", f"header {written} added")


def _listed(response: Spot) -> dict[str, str]:
    names = response.at("headers").names(free=True)
    return {name.lower(): name for name in names if name.lower() != "content-type"}


def _removed(pair: Pair, name: str) -> Change:
    if pair.base.flag("required"):
        return pair.change("response-required-header-removed", f"required header {name} removed")
    return pair.change("response-header-removed", f"header {name} removed")


def _both(pair: Pair, side: Side, name: str) -> Iterator[Change]:
    old, new = pair.base.flag("required"), pair.head.flag("required")
    if old and not new:
        yield pair.change("response-header-became-optional", f"header {name} became optional")
    if new and not old:
        yield pair.change("response-header-became-required", f"header {name} became required")
    inner = pair.of(pair.base.raw("schema"), pair.head.raw("schema"))
    part = f"header {name} of the {pair.place}"
    if inner.base.there or inner.head.there:
        yield from schemas.compare(inner, side, part, text=True)
