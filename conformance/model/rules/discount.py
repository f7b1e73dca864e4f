"""What a discount does to an order without rules about products (redemptions.md 4.5)."""

from collections.abc import Callable, Mapping

from conformance.model.rules.cart import Cart
from conformance.model.rules.free_units import add
from conformance.model.rules.money import percent, split
from conformance.model.unknown import UNKNOWN, Unpredictable, known
from spec import Json

ON_ORDER = "APPLY_TO_ORDER"
_DEFAULTS = {"UNIT": "ADD_MISSING_ITEMS"}  # P-18


def effect_of(discount: Json) -> str:
    """Return where *discount* lands, its default if it does not say (4.5, P-18)."""
    return str(discount.get("effect") or _DEFAULTS.get(discount["type"], ON_ORDER))


def applied(discount: Json, cart: Cart, *, initial: bool) -> Cart:
    """Return *cart* after *discount*.

    Args:
        discount: As a voucher shows it.
        cart: Before; all of its lines are targets.
        initial: Whether percentages are of what the order was worth before all discounts.

    Raises:
        Unpredictable: it depends on what the model does not know or the sources do not say.
    """
    if any(name.endswith("_formula") for name, value in discount.items() if value):
        raise Unpredictable("a formula")  # P-19
    go = _EFFECTS.get((discount["type"], effect_of(discount)))
    if go is None:
        raise Unpredictable(f"{discount['type']} {effect_of(discount)}")
    return go(discount, cart, initial)


def _amount_on_order(discount: Json, cart: Cart, _: bool) -> Cart:
    return cart.less(discount["amount_off"])


def _percent_on_order(discount: Json, cart: Cart, initial: bool) -> Cart:
    base = (cart.amount or 0) if initial else cart.total
    off = percent(base, discount["percent_off"])
    return cart.less(_limited(off, discount.get("amount_limit")))


def _fixed_on_order(discount: Json, cart: Cart, initial: bool) -> Cart:
    if initial:
        raise Unpredictable("a fixed price of an order before discounts")  # E-5
    return cart.less(cart.total - known(discount.get("fixed_amount", UNKNOWN)))


def _amount_on_lines(discount: Json, cart: Cart, _: bool) -> Cart:
    offs = [discount["amount_off"] if line.amount is not None else 0 for line in cart.lines]
    return _capped(discount, cart, offs)


def _amount_on_units(discount: Json, cart: Cart, _: bool) -> Cart:
    offs = [
        0 if line.amount is None else min(discount["amount_off"], _price(line)) * line.quantity
        for line in cart.lines
    ]
    return _capped(discount, cart, offs)


def _percent_on_lines(discount: Json, cart: Cart, initial: bool) -> Cart:
    if discount.get("amount_limit") is not None:
        raise Unpredictable("the limit of a percentage of lines")
    offs = [
        percent((known(line.amount) or 0) if initial else line.left, discount["percent_off"])
        for line in cart.lines
    ]
    return _capped(discount, cart, offs)


def _fixed_on_lines(discount: Json, cart: Cart, _: bool) -> Cart:
    new = known(discount.get("fixed_amount", UNKNOWN))
    offs = [
        0 if line.amount is None else max(0, _price(line) - new) * line.quantity
        for line in cart.lines
    ]
    return _capped(discount, cart, offs)


def _split_by_amount(discount: Json, cart: Cart, _: bool) -> Cart:
    weights = [line.left for line in cart.lines]
    total = min(discount["amount_off"], sum(weights), cart.total)
    return cart.less_on_lines(list(split(total, weights)))


def _split_by_quantity(discount: Json, cart: Cart, _: bool) -> Cart:
    if any(line.amount is None for line in cart.lines):
        raise Unpredictable("a share of a line without a price")
    weights = [0 if line.barred else line.quantity for line in cart.lines]
    shares = list(split(discount["amount_off"], weights))
    if any(share > line.left for share, line in zip(shares, cart.lines, strict=True)):
        raise Unpredictable("a share that is more than its line")
    if sum(shares) > cart.total:
        raise Unpredictable("shares that are more than the order")
    return cart.less_on_lines(shares)


def _capped(discount: Json, cart: Cart, offs: list[int]) -> Cart:
    """Return *cart* less *offs*, of which all lines together may get a limit (E-5)."""
    limit = discount.get("aggregated_amount_limit")
    if limit is None:
        return cart.less_on_lines(offs)
    within = []
    for line, off in zip(cart.lines, offs, strict=True):
        within.append(min(off, line.left, limit))
        limit -= within[-1]
    return cart.less_on_lines(within)


def _price(line: Json) -> int:
    if line.price is None:
        raise Unpredictable("the price of a unit of a line that has only an amount")
    return int(known(line.price))


def _limited(off: int, limit: Json) -> int:
    return off if limit is None else min(off, limit)


def _free(discount: Json, cart: Cart, _: bool) -> Cart:
    return add(cart, effect_of(discount), discount["unit_type"], discount["unit_off"])


_EFFECTS: Mapping[tuple[str, str], Callable[[Json, Cart, bool], Cart]] = {
    ("AMOUNT", ON_ORDER): _amount_on_order,
    ("AMOUNT", "APPLY_TO_ITEMS"): _amount_on_lines,
    ("AMOUNT", "APPLY_TO_ITEMS_BY_QUANTITY"): _amount_on_units,
    ("AMOUNT", "APPLY_TO_ITEMS_PROPORTIONALLY"): _split_by_amount,
    ("AMOUNT", "APPLY_TO_ITEMS_PROPORTIONALLY_BY_QUANTITY"): _split_by_quantity,
    ("PERCENT", ON_ORDER): _percent_on_order,
    ("PERCENT", "APPLY_TO_ITEMS"): _percent_on_lines,
    ("FIXED", ON_ORDER): _fixed_on_order,
    ("FIXED", "APPLY_TO_ITEMS"): _fixed_on_lines,
    ("UNIT", "ADD_NEW_ITEMS"): _free,
    ("UNIT", "ADD_MISSING_ITEMS"): _free,
}
