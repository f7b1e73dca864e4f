"""Units that cost nothing (redemptions.md 4.6)."""

from dataclasses import replace

from conformance.model.rules.cart import Cart, Line
from conformance.model.unknown import Unpredictable, known


def add(cart: Cart, effect: str, unit: str, units: int) -> Cart:
    """Return *cart* with *units* of the product or SKU *unit* for nothing.

    Raises:
        Unpredictable: their price was never seen. Only lines of the cart tell prices.
    """
    there = [
        position for position, line in enumerate(cart.lines) if unit in (line.product, line.sku)
    ]
    if len(there) != 1:
        raise Unpredictable("free units of a product that no line or several lines have")
    line = cart.lines[there[0]]
    price = known(line.price)
    if price is None or line.off or line.amount != price * line.quantity:
        raise Unpredictable("free units on a line whose amount is not its price")
    added = units if effect == "ADD_NEW_ITEMS" else max(0, units - line.quantity)
    return _grown(cart, there[0], added, units * price)


def _grown(cart: Cart, position: int, added: int, off: int) -> Cart:
    line: Line = cart.lines[position]
    worth = added * known(line.price)
    more = replace(line, quantity=line.quantity + added, amount=known(line.amount) + worth)
    grown = cart.with_line(position, more, worth)
    offs = [off if place == position else 0 for place in range(len(grown.lines))]
    return grown.less_on_lines(offs)
