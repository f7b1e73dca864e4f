"""An order with what was taken off it, as answers show it (redemptions.md 4.1 to 4.3)."""

from conformance.model.expected import ABSENT, Amount, OneOf
from conformance.model.rules.cart import Cart, Line
from conformance.model.unknown import UNKNOWN, Known, Unpredictable


def shown(before: Cart | Known, after: Cart | Known) -> Known:
    """Return the amounts of an order that went from *before* to *after*.

    `applied_*` members are what this step took off, the others what was ever taken off (4.2).
    """
    if before is UNKNOWN or after is UNKNOWN:
        return {"object": "order"}
    try:
        whole = {**_cumulative(after), **_applied(before, after), "object": "order"}
    except Unpredictable:
        return {"object": "order"}
    offs = _applied_to_lines(before, after)
    lines = zip(whole["items"], offs, strict=True)
    items = [{**line, "applied_discount_amount": Amount(off)} for line, off in lines]
    return {**whole, "items": items}


def stored(after: Cart | Known) -> Known:
    """Return the amounts of an order as it is kept: without what single steps took off (2.5)."""
    if after is UNKNOWN:
        return {"object": "order"}
    try:
        return {**_cumulative(after), "applied_discount_amount": ABSENT, "object": "order"}
    except Unpredictable:
        return {"object": "order"}


def _cumulative(cart: Cart) -> Known:
    amount = cart.amount
    return {
        "amount": Amount(0) if amount is None else Amount(amount),
        "discount_amount": Amount(cart.off),
        "items_discount_amount": Amount(cart.items_off),
        "total_discount_amount": Amount(cart.off + cart.items_off),
        "total_amount": Amount(cart.total),
        "items": [_line(line) for line in cart.lines],
    }


def _applied(before: Cart, after: Cart) -> Known:
    order, items = after.off - before.off, after.items_off - before.items_off
    return {
        "applied_discount_amount": Amount(order),
        "items_applied_discount_amount": Amount(items),
        "total_applied_discount_amount": Amount(order + items),
    }


def _applied_to_lines(before: Cart, after: Cart) -> list[int]:
    earlier = [line.off for line in before.lines]
    earlier += [0] * (len(after.lines) - len(earlier))
    return [line.off - off for line, off in zip(after.lines, earlier, strict=True)]


def _line(line: Line) -> Known:
    known = {"object": "order_item", "quantity": line.quantity, "discount_amount": Amount(line.off)}
    for name, id_ in (("product", line.product), ("sku", line.sku)):
        if isinstance(id_, str):
            known[f"{name}_id"] = OneOf((id_, ABSENT)) if name in line.inside else id_
    if line.initial is not None:
        known["initial_quantity"] = OneOf((line.initial, ABSENT))  # E-3
    if line.price is not None and line.price is not UNKNOWN:
        known["price"] = line.price
    if line.amount is not None and line.amount is not UNKNOWN:
        known |= {"amount": line.amount, "subtotal_amount": line.amount - line.off}
    return known
