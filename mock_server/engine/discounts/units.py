"""Adding units to an order and giving units away.

Source: redemptions.md 4.3, 4.6, E-3, E-7 (units merge into a line of the same product).
"""

from dataclasses import replace

from mock_server.engine.discounts.targets import sku_names
from mock_server.engine.discounts.terms import Catalogue, Priced
from mock_server.engine.money import Money, least
from mock_server.engine.order import Item, Line, Order


def ware(id_: str, catalogue: Catalogue, order: Order) -> Priced:
    """Return the product or SKU *id_*.

    One that the catalogue does not know is taken by its literal id and has no price: a SKU if a
    line of *order* says so, else a product.
    """
    known = catalogue.get(id_)
    if known is not None:
        return known
    if any(id_ in sku_names(line) for line in order.items):
        return Priced(sku=Item(id=id_))
    return Priced(product=Item(id=id_))


def appended(order: Order, given: Priced, count: int) -> Order:
    """Return *order* with *count* units of *given* on a new last line, not yet discounted."""
    price = given.price
    line = Line(
        product_id=given.product.id if given.product is not None else None,
        sku_id=given.sku.id if given.sku is not None else None,
        product=given.product,
        sku=given.sku,
        quantity=0,
        price=price,
        amount=None if price is None else 0,
    )
    longer = replace(order, items=(*order.items, line))
    return grown(longer, len(order.items), count, price)


def grown(order: Order, index: int, count: int, price: Money | None) -> Order:
    """Return *order* with *count* more units on line *index*; negative takes units away.

    The amounts of line and order change by *price* (minor units) a unit, or not at all if it is
    None. What they were before is kept in `initial_*`. A line without a price takes this one.
    """
    line = counted(order.items[index])
    line = replace(
        line,
        quantity=line.quantity + count,
        applied_quantity=line.applied_quantity + count,
    )
    if price is None:
        return order.with_line(index, line)
    value = price * count
    line = replace(
        line,
        price=price if line.unit_price is None else line.price,
        amount=(line.amount or 0) + value,
        applied_quantity_amount=line.applied_quantity_amount + value,
    )
    before = order.amount or 0
    return replace(
        order.with_line(index, line),
        amount=before + value,
        initial_amount=before if order.initial_amount is None else order.initial_amount,
    )


def given_away(order: Order, index: int, count: int) -> Order:
    """Return *order* with *count* units of line *index* for nothing, as far as they are not yet.

    Takes no more than is left of the line and of the order; where that is nothing, the line stays
    as it is. Units without a price are only counted.
    """
    line = order.items[index]
    count = least(count, line.quantity - line.discount_quantity)
    off = least((line.unit_price or 0) * count, line.subtotal, order.total_amount)
    if count == 0 or (line.unit_price and not off):
        return order
    line = counted(line)
    line = replace(
        line,
        discount_quantity=line.discount_quantity + count,
        applied_discount_quantity=line.applied_discount_quantity + count,
        discount_amount=line.discount_amount + off,
        applied_discount_amount=line.applied_discount_amount + off,
    )
    return order.with_line(index, line)


def counted(line: Line) -> Line:
    """Return *line* with its present quantity and amount kept as the initial ones, once."""
    if line.initial_quantity is not None:
        return line
    return replace(line, initial_quantity=line.quantity, initial_amount=line.amount)
