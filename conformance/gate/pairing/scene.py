"""Two places of two contracts that belong together, and what is said of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from conformance.finding import Severity
from conformance.gate.change import Change
from conformance.gate.rules import RULES
from conformance.gate.schemas.descent import Descent
from conformance.gate.schemas.dialect import Dialect
from conformance.gate.schemas.flat import Flattener
from conformance.gate.schemas.question import Sides
from conformance.gate.schemas.unchanged import Unchanged
from conformance.gate.side import Side
from conformance.gate.spot import Spot
from spec import Json


@dataclass(frozen=True)
class Stage:
    """Both contracts, and what is worth making once.

    Attributes:
        base: The earlier contract.
        head: The later one.
        today: For what has a sunset.
    """

    base: Json
    head: Json
    today: date

    @cached_property
    def sides(self) -> dict[Side, Sides]:
        """The schemas of both, by who writes."""
        return {
            side: Sides(
                Flattener(Dialect(self.base, side)),
                Flattener(Dialect(self.head, side)),
            )
            for side in Side
        }

    @cached_property
    def unchanged(self) -> Unchanged:
        """Knows the schemas that are the same in both."""
        return Unchanged(self.base, self.head)

    @cached_property
    def json(self) -> dict[Side, Descent]:
        """What compares schemas of JSON."""
        return {side: Descent(sides, self.unchanged) for side, sides in self.sides.items()}

    @cached_property
    def text(self) -> dict[Side, Descent]:
        """What compares schemas of values that are written as text."""
        return {
            side: Descent(sides, self.unchanged, plain_text=True)
            for side, sides in self.sides.items()
        }


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places that belong together.

    Attributes:
        stage: Both contracts.
        base: The earlier place.
        head: The later place.
        operation: `METHOD /path`, or empty.
        place: Where in the operation, in words.
        side: Who writes requests here: the client, but of callbacks the server.
        renamed: Names of path parameters, from earlier to later.
    """

    stage: Stage
    base: Spot
    head: Spot
    operation: str = ""
    place: str = ""
    side: Side = Side.REQUEST
    renamed: dict[str, str] = field(default_factory=dict)

    def at(self, *steps: str) -> "Pair":
        """Return the pair of places below."""
        return replace(self, base=self.base.at(*steps), head=self.head.at(*steps))

    def of(self, base: Spot, head: Spot) -> "Pair":
        """Return a pair of other places in the same operation."""
        return replace(self, base=base, head=head)

    def called(self, place: str) -> "Pair":
        """Return the same pair under another name."""
        return replace(self, place=place)

    def change(self, rule: str, message: str, place: str | None = None) -> Change:
        """Return what *rule* says of this pair."""
        return Change(
            rule,
            RULES[rule].severity,
            " ".join(message.split()),
            self.operation,
            self.place if place is None else place,
            RULES[rule].side,
            self.base.pointer if self.base.there else None,
            self.head.pointer if self.head.there else None,
        )


def calmed(changes: Iterable[Change]) -> list[Change]:
    """Return *changes* as mere news."""
    return [replace(each, severity=Severity.INFO) for each in changes]
