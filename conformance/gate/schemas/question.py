"""Two flat nodes side by side, and what can be asked of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from conformance.gate.loading.text import escaped
from conformance.gate.schemas.containment import Proof, covers
from conformance.gate.schemas.dialect import AT
from conformance.gate.schemas.difference import Certainty, Difference, Step
from conformance.gate.schemas.export import Writer
from conformance.gate.schemas.flat import Flattener
from conformance.gate.schemas.merging import Node
from conformance.gate.side import Effect, Side
from conformance.gate.witness.search import find
from spec import Json

_NEAR = 20


@dataclass(frozen=True, slots=True)
class Sides:
    """Both contracts' schemas as one side writes them.

    Attributes:
        base: Of the earlier contract.
        head: Of the later one.
    """

    base: Flattener
    head: Flattener

    @property
    def side(self) -> Side:
        """Who writes."""
        return self.base.dialect.side

    @property
    def inner(self) -> Flattener:
        """Those whose values have to be allowed by the others."""
        return self.base if self.side is Side.REQUEST else self.head

    @property
    def outer(self) -> Flattener:
        """Those that have to allow them."""
        return self.head if self.side is Side.REQUEST else self.base


@dataclass(frozen=True, slots=True)
class Question:
    """Two flat nodes that stand in the same place.

    Attributes:
        sides: Where they are from.
        base: The earlier one.
        head: The later one.
        compare: Compares two nodes below.
    """

    sides: Sides
    base: Node
    head: Node
    compare: Callable[[Json, Json], tuple[Difference, ...]]

    @property
    def side(self) -> Side:
        """Who writes the values."""
        return self.sides.side

    @property
    def inner(self) -> Node:
        """The node whose values have to be allowed by the other."""
        return self.base if self.side is Side.REQUEST else self.head

    @property
    def outer(self) -> Node:
        """The node that has to allow them."""
        return self.head if self.side is Side.REQUEST else self.base

    def below(self, base: Json, head: Json, step: Step) -> Iterator[Difference]:
        """Yield the differences of two nodes one step further down."""
        for each in self.compare(base, head):
            yield each.below(step)

    def contained(self, base: Node, head: Node, *, swapped: bool = False) -> Proof:
        """Return whether every value that has to be allowed is, by parts of the two nodes.

        Args:
            base: The part of the earlier one.
            head: The part of the later one.
            swapped: Ask the other way round.
        """
        writers = [Writer(side.dialect, _NEAR) for side in (self.sides.base, self.sides.head)]
        earlier, later = writers[0].write(base), writers[1].write(head)
        if any(writer.cut for writer in writers):
            return Proof.UNKNOWN
        if (self.side is Side.REQUEST) is not swapped:
            return covers(outer=later, inner=earlier)
        return covers(outer=earlier, inner=later)

    def difference(self, name: str, effect: Effect, words: str, *steps: str) -> Difference:
        """Return a difference of these nodes, written at *steps* below them."""
        below = "".join(f"/{escaped(step)}" for step in steps)
        return Difference(
            name, effect, words, self._at(self.base) + below, self._at(self.head) + below
        )

    def marked_widened(self) -> Difference:
        """Return the difference of text that takes what was a plain value, which is harmless."""
        types = [" or ".join(node.get("type", ["anything"])) for node in (self.base, self.head)]
        words = f"type changed from {types[0]} to {types[1]}, the same as text"
        return self.difference("text-type-changed", Effect.CHANGED, words, "type")

    def marked(self, each: Difference, certainty: Certainty) -> Difference:
        """Return *each* with what is known of it; what cannot break is harmless."""
        if not self.side.broken_by(each.effect):
            certainty = Certainty.HARMLESS
        return replace(each, certainty=certainty)

    def proved(self, each: Difference) -> Difference:
        """Return *each* with a value that proves it, if one is found."""
        if not self.side.broken_by(each.effect):
            return each
        keyword = (each.base or each.head or "").rpartition("/")[2]
        return self.witnessed(each, self._demand(keyword))

    def witnessed(self, each: Difference, demand: Json) -> Difference:
        """Return *each* with a value of the inner node that breaks *demand*, if one is found.

        Args:
            each: A difference that breaks if there is such a value.
            demand: A part of the outer node, as JSON Schema.
        """
        found = find(self.sides.inner, self.inner, self.outer, demand)
        if not found:
            return each
        return replace(each, certainty=Certainty.PROVED, proof=found)

    def demand(self, *keywords: str) -> Json:
        """Return what the outer node demands by *keywords*, as JSON Schema."""
        part = {key: self.outer[key] for key in keywords if key in self.outer}
        return Writer(self.sides.outer.dialect).write(part)

    def _demand(self, keyword: str) -> Json:
        if keyword == "format":
            return self.demand("format", "x-range")
        return self.demand(keyword)

    def _at(self, node: Node) -> str:
        return str(node.get(AT, ""))
