"""UNIT: units of one or several products for nothing."""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from mock_server.engine.discounts.effect import Effect
from mock_server.engine.discounts.targets import Target, Targets
from mock_server.engine.discounts.terms import Catalogue, Priced, Terms
from mock_server.engine.discounts.units import appended, given_away, grown, ware
from mock_server.engine.order import Item, Line, Order

DEFAULT_EFFECT = Effect.ADD_MISSING_ITEMS


@dataclass(frozen=True, slots=True)
class FreeUnits:
    """Give `unit_off` units of the product or SKU with id `unit_type` for nothing.

    With ADD_SAME_ITEMS `unit_type` names a collection among the targets. `product` and `sku` say
    what the catalogue may not know any more.
    """

    type: ClassVar[Literal["UNIT"]] = "UNIT"
    unit_off: int
    unit_type: str
    effect: Effect | None = None
    unit_off_formula: str | None = None
    product: Item | None = None
    sku: Item | None = None


@dataclass(frozen=True, slots=True)
class ManyFreeUnits:
    """Give the units of several products for nothing (ADD_MANY_ITEMS)."""

    type: ClassVar[Literal["UNIT"]] = "UNIT"
    effect: ClassVar[Effect] = Effect.ADD_MANY_ITEMS
    units: tuple[FreeUnits, ...]


def named(discount: FreeUnits, catalogue: Catalogue) -> FreeUnits:
    """Return *discount* with what *catalogue* knows of the product or SKU that it gives (4.6)."""
    known = catalogue.get(discount.unit_type)
    return discount if known is None else replace(discount, product=known.product, sku=known.sku)


def give(discount: FreeUnits | ManyFreeUnits, order: Order, terms: Terms) -> Order:
    """Return *order* with the free units of *discount*.

    ADD_NEW_ITEMS adds them, ADD_SAME_ITEMS adds them to what is there, every other effect adds only
    those that the order lacks. A product that ONCE bars gets nothing; the entries of one discount
    do not bar each other.

    Source: redemptions.md 4.5, 4.6, P-15, P-18.
    """
    after = order
    for part in discount.units if isinstance(discount, ManyFreeUnits) else (discount,):
        if part.unit_off > 0 and not _barred(part, order, terms):
            after = _give(part, after, terms)
    return after


def _give(discount: FreeUnits, order: Order, terms: Terms) -> Order:
    effect = discount.effect or DEFAULT_EFFECT
    if effect is Effect.ADD_SAME_ITEMS:
        return _add_same(discount, order, terms)
    unit = _unit(discount, order, terms)
    at = [index for index, line in enumerate(order.items) if unit.is_on(line)]
    if effect is Effect.ADD_NEW_ITEMS or not at:
        return _add_new(discount.unit_off, unit, at, order)
    return _add_missing(discount.unit_off, unit, at, order)


def _barred(discount: FreeUnits, order: Order, terms: Terms) -> bool:
    unit = _unit(discount, order, terms)
    return any(terms.bars(line) and unit.is_on(line) for line in order.items)


def _unit(discount: FreeUnits, order: Order, terms: Terms) -> Priced:
    """What the catalogue says of the unit, else what the discount itself does."""
    id_ = discount.unit_type
    if id_ not in terms.catalogue and discount.sku is not None:
        return Priced(discount.product, replace(discount.sku, id=id_))
    if id_ not in terms.catalogue and discount.product is not None:
        return Priced(replace(discount.product, id=id_))
    return ware(id_, terms.catalogue, order)


def _add_new(count: int, unit: Priced, at: list[int], order: Order) -> Order:
    if not at:
        return given_away(appended(order, unit, count), len(order.items), count)
    return given_away(_grown(order, at[0], count, unit), at[0], count)


def _add_missing(count: int, unit: Priced, at: list[int], order: Order) -> Order:
    missing = max(0, count - sum(order.items[index].quantity for index in at))
    if missing:
        order = _grown(order, at[0], missing, unit)
    left = count
    for index in at:
        line = order.items[index]
        units = min(left, line.quantity - line.discount_quantity)
        order = given_away(order, index, units)
        left -= units
    return order


def _grown(order: Order, index: int, count: int, unit: Priced) -> Order:
    """An existing line sells at its own price (4.6)."""
    price = order.items[index].unit_price
    return grown(order, index, count, unit.price if price is None else price)


def _add_same(discount: FreeUnits, order: Order, terms: Terms) -> Order:
    """Add all units to the cheapest line of the collection, and give them away (P-15)."""
    named = [entry for entry in terms.targets.included if _is_named(entry, discount.unit_type)]
    only = Targets(tuple(named), terms.targets.excluded)
    ranked = sorted(
        (line.unit_price, line.subtotal, index)
        for index, line in enumerate(order.items)
        if line.unit_price is not None and named and _may_grow(line, only, terms)
    )
    if not ranked:
        return order
    price, _, index = ranked[0]
    return given_away(grown(order, index, discount.unit_off, price), index, discount.unit_off)


def _is_named(entry: Target, name: str) -> bool:
    return name in (entry.id, entry.source_id)


def _may_grow(line: Line, targets: Targets, terms: Terms) -> bool:
    return line.quantity > 0 and not terms.bars(line) and targets.governing(line) is not None
