"""Walks two schemas together, each pair of references once, and gathers their differences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from conformance.gate.schemas import arrays, conditions, notes, objects, unions, values
from conformance.gate.schemas.difference import Difference
from conformance.gate.schemas.merging import Node
from conformance.gate.schemas.question import Question, Sides
from conformance.gate.schemas.unchanged import Unchanged
from spec import Json

_DEEPEST = 60


@dataclass(slots=True)
class Descent:
    """Compares the schemas of two contracts as one side writes them.

    Attributes:
        sides: Where the schemas are from.
        unchanged: Knows what need not be looked at.
        plain_text: Whether values are written as text, as in URLs and headers.
    """

    sides: Sides
    unchanged: Unchanged
    plain_text: bool = False
    _known: dict[tuple[str, str], tuple[Difference, ...]] = field(default_factory=dict)
    _depth: int = 0

    def at(self, base: str, head: str) -> tuple[Difference, ...]:
        """Return the differences of the schemas at two pointers."""
        return self._remembered((base, head))

    def compare(self, base: Json, head: Json) -> tuple[Difference, ...]:
        """Return the differences of two nodes; of a pair under way, none."""
        if self.unchanged.nodes(base, head):
            return ()
        key = (str(base.get("$ref", "")), str(head.get("$ref", "")))
        return self._remembered(key) if all(key) else self._compared(base, head)

    def _remembered(self, key: tuple[str, str]) -> tuple[Difference, ...]:
        if key not in self._known:
            self._known[key] = ()  # of a recursion: what differs is found on the way
            nodes = self.sides.base.dialect.at(key[0]), self.sides.head.dialect.at(key[1])
            self._known[key] = self._compared(*nodes)
        return self._known[key]

    def _compared(self, base: Json, head: Json) -> tuple[Difference, ...]:
        if self._depth > _DEEPEST:
            return ()
        self._depth += 1
        try:
            nodes = self.sides.base.flat(base), self.sides.head.flat(head)
            return _shortest(self._differences(*nodes))
        finally:
            self._depth -= 1

    def _differences(self, base: Node, head: Node) -> Iterator[Difference]:
        ask = Question(self.sides, base, head, self.compare)
        yield from notes.compare(ask)
        if objects.closed(base) is not objects.closed(head):
            yield values.emptied(ask)
            return
        if self.plain_text and values.as_text(ask):
            yield ask.marked_widened()
            return
        if "anyOf" in base or "anyOf" in head:
            yield from unions.compare(ask)
            return
        yield from values.compare(ask)
        yield from objects.compare(ask)
        yield from arrays.compare(ask)
        yield from conditions.compare(ask)


def _shortest(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return each difference once, with the shortest way to it."""
    kept: dict[tuple[object, ...], Difference] = {}
    for each in found:
        known = kept.get(each.identity)
        if known is None or len(each.path) < len(known.path):
            kept[each.identity] = each
    return tuple(kept.values())
