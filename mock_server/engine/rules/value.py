"""What rules compare: texts, exact numbers, truth values, and things that a shop sells."""

from dataclasses import dataclass
from decimal import Decimal
from numbers import Number as AnyNumber
from typing import Literal, TypeAlias

from mock_server.engine.discounts import Target
from mock_server.engine.order import Line
from mock_server.engine.validity import Metadata


@dataclass(frozen=True, slots=True)
class Text:
    """A string; it may name an instant, see `Clock.instant`."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number, exact as it was written: 5 equals 5.0."""

    number: Decimal


@dataclass(frozen=True, slots=True)
class Truth:
    """True or false, which equals no number."""

    truth: bool


@dataclass(frozen=True, slots=True)
class Thing:
    """A product, a SKU, or a collection of them, by id or source id.

    `object` None leaves open which of the two first it is. `product_ids` are the members of a
    collection as far as whoever wrote the rule named them.
    """

    id: str
    object: Literal["product", "sku", "products_collection"] | None = None
    source_id: str | None = None
    product_ids: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[Target, ...]:
        """This thing as entries of an `applicable_to` list: two where its kind is open."""
        if self.object is None:
            return (
                Target("sku", self.id, self.source_id),
                Target("product", self.id, self.source_id),
            )
        return (Target(self.object, self.id, self.source_id, product_ids=self.product_ids),)

    def covers(self, line: Line) -> bool:
        """Say whether *line* is of this product, its SKUs included, this SKU or this collection."""
        return any(entry.covers(line) for entry in self.entries)


Value: TypeAlias = Text | Number | Truth
Found: TypeAlias = tuple[Value, ...]
"""What a rule finds: nothing, one value, or the parts of a list."""
Operand: TypeAlias = Text | Number | Truth | Thing
"""What an operator compares with."""


def values_of(raw: object) -> Found:
    """Return *raw*, a member of metadata, as values: none for null, one a part for a list."""
    parts = raw if isinstance(raw, list | tuple) else (raw,)
    return tuple(value for part in parts if (value := _value_of(part)) is not None)


def member(metadata: Metadata | None, name: str | None) -> Found:
    """Return the member *name* of *metadata*; nothing if either is None."""
    return () if metadata is None or name is None else values_of(metadata.get(name))


def whole(number: int | None) -> Found:
    """Return *number*, minor units or a count, as a value; None is nothing."""
    return () if number is None else (Number(Decimal(number)),)


def _value_of(raw: object) -> Value | None:
    """Binary fractions become the shortest decimal that names them, the one that was sent."""
    match raw:
        case bool():
            return Truth(raw)
        case str():
            return Text(raw)
        case AnyNumber():
            number = Decimal(raw) if isinstance(raw, int) else Decimal(str(raw))
            return Number(number) if number.is_finite() else None
        case _:
            return None
