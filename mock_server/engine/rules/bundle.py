"""Bundles: how many complete sets of products an order holds.

Source: redemptions.md 4.9, resources.md 11.4. What the number does to a discount is in `scaling`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from mock_server.engine.order import Line, Order
from mock_server.engine.rules.value import Thing

Scaling: TypeAlias = Literal["MULTIPLY", "FIXED"]
FoundObject: TypeAlias = Literal["product", "sku"]


@dataclass(frozen=True, slots=True)
class BundlePart:
    """`quantity` units of one thing, which one bundle needs."""

    thing: Thing
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Bundle:
    """A set of products that an order has to hold, counted up to `limit` (1 to 100) times.

    There is at least one part, and of each at least one unit. `scaling` FIXED gives the discount
    once however many bundles there are. `error` is the merchant's own message, None for ours.
    """

    parts: tuple[BundlePart, ...]
    limit: int = 1
    scaling: Scaling = "MULTIPLY"
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Identified:
    """Units of line `item_index` (from 0) that are part of a bundle."""

    id: str
    object: FoundObject
    item_index: int
    item_quantity: int


@dataclass(frozen=True, slots=True)
class Missing:
    """Units that the order lacks for its first bundle."""

    id: str
    object: Literal["product", "sku", "products_collection"]
    item_quantity: int


@dataclass(frozen=True, slots=True)
class Qualified:
    """How many bundles an order holds: `quantity`, at most `limit`.

    `identified` are the units of these bundles or, without a complete one, what there is of the
    first; only then something is `missing`.
    """

    quantity: int
    limit: int
    identified: tuple[Identified, ...] = ()
    missing: tuple[Missing, ...] = ()


def qualify(bundle: Bundle, order: Order) -> Qualified:
    """Count the bundles in *order*, and say which units they are made of.

    SKUs choose their units first, then products, then collections, so that what names one thing
    does not lose it to what would take another as well. Each unit counts once.
    """
    for quantity in range(_most(bundle, order), 0, -1):
        identified, missing = _collected(bundle, order, quantity)
        if not missing:
            return Qualified(quantity, bundle.limit, identified)
    identified, missing = _collected(bundle, order, 1)
    return Qualified(0, bundle.limit, identified, missing)


def _most(bundle: Bundle, order: Order) -> int:
    """No more bundles than the limit, nor than the units could make."""
    each = sum(part.quantity for part in bundle.parts)
    return min(bundle.limit, sum(line.quantity for line in order.items) // each)


def _collected(
    bundle: Bundle, order: Order, times: int
) -> tuple[tuple[Identified, ...], tuple[Missing, ...]]:
    left = [line.quantity for line in order.items]
    identified: list[Identified] = []
    missing: list[Missing] = []
    for part in sorted(bundle.parts, key=_precedence):
        wanted = part.quantity * times
        for unit in _taken(part.thing, wanted, left, order):
            left[unit.item_index] -= unit.item_quantity
            wanted -= unit.item_quantity
            identified.append(unit)
        if wanted > 0:
            missing.append(Missing(part.thing.id, part.thing.object or "product", wanted))
    return _merged(identified), tuple(missing)


def _precedence(part: BundlePart) -> int:
    """Parts of an open kind are looked for after SKUs: they may be either."""
    return ("sku", None, "product", "products_collection").index(part.thing.object)


def _taken(thing: Thing, wanted: int, left: list[int], order: Order) -> Iterator[Identified]:
    """Yield units of *thing*, line by line, until there are *wanted*."""
    for index, line in enumerate(order.items):
        units = min(wanted, left[index])
        if units > 0 and thing.covers(line):
            wanted -= units
            yield Identified(*_named(thing, line), index, units)


def _named(thing: Thing, line: Line) -> tuple[str, FoundObject]:
    """Return what stands on *line* where *thing* was looked for: what was named, else the line's.

    The members of a collection are products unless the line has only a SKU.
    """
    if thing.object == "sku" or (thing.object is None and thing.id == line.sku_id):
        return thing.id, "sku"
    if thing.object != "products_collection":
        return thing.id, "product"
    if line.product_id is None and line.sku_id is not None:
        return line.sku_id, "sku"
    return line.product_id or line.source_id or thing.id, "product"


def _merged(identified: list[Identified]) -> tuple[Identified, ...]:
    """Add up units that several parts took of the same thing on one line, in line order."""
    units: dict[Identified, int] = {}
    for one in identified:
        same = replace(one, item_quantity=0)
        units[same] = units.get(same, 0) + one.item_quantity
    merged = [replace(same, item_quantity=count) for same, count in units.items()]
    return tuple(sorted(merged, key=lambda one: one.item_index))
