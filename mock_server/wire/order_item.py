"""Lines of an order: read from requests, written into answers (redemptions.md 3.4, 4.3)."""

from dataclasses import asdict

from mock_server.engine.money import Money
from mock_server.engine.order import Item, Line
from mock_server.wire.number import read_whole
from spec import Json

_COUNTED = (
    "discount_quantity",
    "applied_discount_quantity",
    "applied_quantity",
    "applied_quantity_amount",
    "discount_amount",
    "applied_discount_amount",
)
"""Fields that stay out while they are zero."""


def read_line(json: Json) -> Line:
    """Return one sent item; its discounts are ignored (E-8), a missing quantity is 1 (P-10)."""
    quantity = read_whole(json.get("quantity"))
    return Line(
        product_id=json.get("product_id"),
        sku_id=json.get("sku_id"),
        source_id=json.get("source_id"),
        related_object=json.get("related_object"),
        quantity=1 if quantity is None else quantity,
        price=read_whole(json.get("price")),
        amount=read_whole(json.get("amount")),
        product=read_item(json.get("product")),
        sku=read_item(json.get("sku")),
        metadata=json.get("metadata"),
    )


def read_item(json: Json) -> Item | None:
    """Return the nested `product` or `sku` of a sent item; None if there is none."""
    if json is None:
        return None
    return Item(
        id=json.get("id"),
        source_id=json.get("source_id"),
        name=json.get("name"),
        sku=json.get("sku"),
        price=read_whole(json.get("price")),
        metadata=json.get("metadata"),
        override=bool(json.get("override")),
    )


def write_line(line: Line) -> Json:
    """Write an `OrderItem` (spec/schemas/order_item.yaml); what is unknown or zero stays out."""
    written: dict[str, Json] = {"object": "order_item"}
    written |= _known(
        id=line.id,
        product_id=line.product_id,
        sku_id=line.sku_id,
        related_object=line.related_object,
        source_id=line.source_id,
    )
    quantity, amount = _initial(line)
    written["quantity"] = line.quantity
    written |= {name: value for name in _COUNTED if (value := getattr(line, name))}
    written |= _known(
        initial_quantity=quantity,
        price=line.price,
        amount=line.amount,
        initial_amount=amount,
        subtotal_amount=None if line.amount is None else line.subtotal,
        product=_write_item(line.product, "name"),
        sku=_write_item(line.sku, "sku"),
        metadata=line.metadata,
    )
    if line.application_details:
        written["application_details"] = [asdict(one) for one in line.application_details]
    return written


def _initial(line: Line) -> tuple[int, Money | None]:
    """Quantity and amount before units were added: the present ones until then (3.4)."""
    if line.initial_quantity is None:
        return line.quantity, line.amount
    return line.initial_quantity, line.initial_amount


def _write_item(item: Item | None, label: str) -> Json:
    if item is None:
        return None
    named: dict[str, Json] = {label: item.name if label == "name" else item.sku}
    if item.override:
        named["override"] = True
    return _known(
        id=item.id, source_id=item.source_id, price=item.price, metadata=item.metadata, **named
    )


def _known(**fields: Json) -> dict[str, Json]:
    return {name: value for name, value in fields.items() if value is not None}
