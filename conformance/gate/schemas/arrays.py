"""Compares items of arrays, the first ones place by place."""

from collections.abc import Iterator

from conformance.gate.schemas.dialect import AT
from conformance.gate.schemas.difference import ITEM, Difference
from conformance.gate.schemas.merging import Node
from conformance.gate.schemas.question import Question
from spec import Json

_ABOUT = ("items", "prefixItems")


def compare(ask: Question) -> Iterator[Difference]:
    """Yield the differences of what two flat nodes say of the items of an array."""
    if not any(key in node for node in (ask.base, ask.head) for key in _ABOUT):
        return
    if not all("array" in node.get("type", ("array",)) for node in (ask.base, ask.head)):
        return
    first = [node.get("prefixItems", ()) for node in (ask.base, ask.head)]
    for place in range(max(map(len, first))):
        if not _reached(ask, place):
            return
        yield from ask.below(_item(ask.base, place), _item(ask.head, place), (ITEM, place))
    if any("items" in node for node in (ask.base, ask.head)):
        rest = max(map(len, first))
        if _reached(ask, rest):
            step = (ITEM, rest if rest else -1)
            yield from ask.below(_item(ask.base, rest), _item(ask.head, rest), step)


def _reached(ask: Question, place: int) -> bool:
    """Whether an array that has to be allowed can have an item at *place*."""
    return place < int(ask.inner.get("maxItems", place + 1))


def _item(node: Node, place: int) -> Json:
    first = node.get("prefixItems", ())
    if place < len(first):
        return first[place]
    return node.get("items", {AT: node.get(AT, "")})
