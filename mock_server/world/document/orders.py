"""Orders as they were stored by calls before: `amount` or `items`, and discounts so far."""

from collections.abc import Sequence
from dataclasses import replace

from mock_server.engine.money import Money
from mock_server.engine.order import Line, Order
from mock_server.engine.order_draft import check_amount, summed
from mock_server.engine.refusals import InvalidAmount
from mock_server.service import catalogue
from mock_server.store import codec
from mock_server.store.kinds import CUSTOMERS, ORDERS
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from spec import Json

_TOTALS = ("items_discount_amount", "total_discount_amount", "total_amount")


def load(filling: Filling, source: Fields) -> None:
    """Store the order of *source*; amounts and prices that are not there follow from the rest."""
    values = filling.born(source, Order, "ord", {"items"})
    rows = tuple(source.rows("items"))
    order = Order(**values, items=tuple(_line(row) for row in rows))
    if not filling.exact:
        order = _completed(filling, order)
    _check_amount(source, order)
    _check_totals(source, order)
    _close(source, rows, order)
    filling.refer(source, CUSTOMERS, order.customer_id, "customer_id")
    filling.refer(source, CUSTOMERS, order.referrer_id, "referrer_id")
    filling.add(source, ORDERS, order, "source_id")


def _line(source: Fields) -> Line:
    quantity = source.raw("quantity")
    values = source.plain(Line, frozenset({"quantity"}))
    if isinstance(quantity, str) and quantity.isdecimal():
        quantity = int(quantity)  # as the API takes it, redemptions.md 1.1
    if quantity is not None:
        shape = codec.fields_of(Line)["quantity"]
        values["quantity"] = source.fitting(lambda: shape.read(quantity), "quantity")
    return Line(**values)


def _completed(filling: Filling, order: Order) -> Order:
    lines = tuple(
        replace(catalogue.priced(filling.tx, line), id=line.id or filling.at.new_id("ordli"))
        for line in order.items
    )
    return replace(
        order,
        items=lines,
        amount=summed(lines) if order.amount is None else order.amount,
        status=order.status or "CREATED",
        metadata=order.metadata if order.metadata is not None else {},
    )


def _check_amount(source: Fields, order: Order) -> None:
    try:
        check_amount(order)
    except InvalidAmount as refusal:
        raise source.refusal(str(refusal), "items") from None


def _check_totals(source: Fields, order: Order) -> None:
    """Refuse totals that the amounts contradict; they are never stored."""
    for name in _TOTALS:
        _check(source, name, getattr(order, name))


def _close(source: Fields, rows: Sequence[Fields], order: Order) -> None:
    """Refuse members that nobody knows, and subtotals that the amounts of the lines contradict."""
    for row, line in zip(rows, order.items, strict=True):
        _check(row, "subtotal_amount", line.subtotal)
        row.close()
    source.close()


def _check(source: Fields, name: str, worth: Money) -> None:
    said = source.read(name, int)
    if said is not None and said != worth:
        raise source.refusal(f"the amounts make it {worth}, not {said}", name)


def export(order: Order) -> Json:
    """Write *order* as `load` reads it."""
    return codec.encode(order)
