"""Putting products and SKUs of an order's lines into the catalogue, where they ask for it.

Only calls that store an order do so; without `override` payloads never touch the catalogue.
Source: redemptions.md 3.4.
"""

from dataclasses import replace

from mock_server.engine.lines import product_item, sku_item
from mock_server.engine.order import Item, Line
from mock_server.engine.product import Product, Sku
from mock_server.engine.validity import with_metadata
from mock_server.service import catalogue, metadata_schemas
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import PRODUCTS, SKUS


def stocked(tx: Transaction, at: Moment, line: Line) -> Line:
    """Store what *line* overrides and return it with the ids that it has now."""
    if line.product is not None and line.product.override:
        line = _with_product(tx, at, line, line.product)
    if line.sku is not None and line.sku.override:
        line = _with_sku(tx, at, line, line.sku)
    return line


def _with_product(tx: Transaction, at: Moment, line: Line, sent: Item) -> Line:
    source_id = sent.source_id or (line.source_id if line.related_object != "sku" else None)
    stored = _product(tx, at, line.product_id or sent.id, source_id)
    kept = replace(
        stored,
        source_id=source_id or stored.source_id,
        name=sent.name or stored.name,
        price=stored.price if sent.price is None else sent.price,
        metadata=with_metadata(stored.metadata, sent.metadata or {}),
        updated_at=None if stored.created_at == at.now else at.now,
    )
    if sent.metadata is not None:
        metadata_schemas.check(tx, "product", kept.metadata)
    tx.put(PRODUCTS, kept)
    shown = replace(product_item(kept) or sent, override=True)
    return replace(line, product_id=kept.id, product=shown)


def _with_sku(tx: Transaction, at: Moment, line: Line, sent: Item) -> Line:
    source_id = sent.source_id or (line.source_id if line.related_object == "sku" else None)
    stored = catalogue.sku(tx, line.sku_id or sent.id or source_id)
    if stored is None:
        product = _product(tx, at, line.product_id, None)
        tx.put(PRODUCTS, product)
        stored = Sku(line.sku_id or at.new_id("sku"), product.id, at.now)
    kept = replace(
        stored,
        source_id=source_id or stored.source_id,
        sku=sent.sku or stored.sku,
        price=stored.price if sent.price is None else sent.price,
        metadata=with_metadata(stored.metadata, sent.metadata or {}),
        updated_at=None if stored.created_at == at.now else at.now,
    )
    tx.put(SKUS, kept)
    shown = replace(sku_item(kept) or sent, override=True)
    return replace(line, product_id=kept.product_id, sku_id=kept.id, sku=shown)


def _product(tx: Transaction, at: Moment, id_: str | None, source_id: str | None) -> Product:
    """Return the product with that id or source id, or a new one with that id."""
    stored = catalogue.product(tx, id_) or catalogue.product(tx, source_id)
    return stored or Product(id_ or at.new_id("prod"), at.now)
