"""What one line of an order costs: prices from the payload first, from the catalogue second.

Source: redemptions.md 3.4 (line resolution), P-10.
"""

from dataclasses import replace

from mock_server.engine.money import Money
from mock_server.engine.order import Item, Line
from mock_server.engine.product import Product, Sku


def resolved(line: Line, product: Product | None, sku: Sku | None) -> Line:
    """Return *line* with its ids, unit price and amount filled in.

    A price in the payload beats the catalogue, a SKU's price beats its product's, a sent amount
    beats price times quantity. Without any price the amount stays None.
    """
    price = _first(line.price, _price(line.sku), _price(line.product), _price(sku), _price(product))
    amount = line.amount
    if amount is None and price is not None:
        amount = price * line.quantity
    return replace(
        line,
        product_id=line.product_id or (product.id if product is not None else None),
        sku_id=line.sku_id or (sku.id if sku is not None else None),
        price=price,
        amount=amount,
        product=_described(line.product, product_item(product)),
        sku=_described(line.sku, sku_item(sku)),
    )


def _first(*prices: Money | None) -> Money | None:
    return next((price for price in prices if price is not None), None)


def _price(priced: Item | Product | Sku | None) -> Money | None:
    return None if priced is None else priced.price


def product_item(product: Product | None) -> Item | None:
    """Return what orders and free units show of *product*; None for None."""
    if product is None:
        return None
    return Item(
        id=product.id,
        source_id=product.source_id,
        name=product.name,
        price=product.price,
        metadata=product.metadata,
    )


def sku_item(sku: Sku | None) -> Item | None:
    """Return what orders and free units show of *sku*; None for None."""
    if sku is None:
        return None
    return Item(
        id=sku.id, source_id=sku.source_id, sku=sku.sku, price=sku.price, metadata=sku.metadata
    )


def _described(sent: Item | None, stored: Item | None) -> Item | None:
    """What the answer says of a product or SKU: the payload's words over the catalogue's."""
    if sent is None or stored is None:
        return sent or stored
    return Item(
        id=stored.id,
        source_id=sent.source_id or stored.source_id,
        name=sent.name or stored.name,
        sku=sent.sku or stored.sku,
        price=_first(sent.price, stored.price),
        metadata=sent.metadata if sent.metadata is not None else stored.metadata,
        override=sent.override,
    )
