"""Looking up products and SKUs by id or by the shop's own key."""

from collections.abc import Iterator, Mapping

from mock_server.engine import lines
from mock_server.engine.discounts import Priced
from mock_server.engine.order import Item, Line
from mock_server.engine.product import Product, Sku
from mock_server.store.base import Transaction
from mock_server.store.kinds import PRODUCTS, SKUS


def product(tx: Transaction, key: str | None) -> Product | None:
    """Return the product with that id or source id; None if nothing has it."""
    if key is None:
        return None
    return tx.get(PRODUCTS, key) or tx.first(PRODUCTS, "source_id", key)


def sku(tx: Transaction, key: str | None) -> Sku | None:
    """Return the SKU with that id or source id; None if nothing has it."""
    if key is None:
        return None
    return tx.get(SKUS, key) or tx.first(SKUS, "source_id", key)


def priced(tx: Transaction, line: Line) -> Line:
    """Return *line* with product, SKU, price and amount resolved (redemptions.md 3.4)."""
    variant = sku(tx, _sku_key(line))
    key = variant.product_id if variant is not None else _product_key(line)
    return lines.resolved(line, product(tx, key), variant)


def _sku_key(line: Line) -> str | None:
    by_source = line.source_id if line.related_object == "sku" else None
    return line.sku_id or _named(line.sku) or by_source


def _product_key(line: Line) -> str | None:
    by_source = line.source_id if line.related_object != "sku" else None
    return line.product_id or _named(line.product) or by_source


def _named(item: Item | None) -> str | None:
    return None if item is None else item.id or item.source_id


class Shelves(Mapping[str, Priced]):
    """The project's products and SKUs, read as they are asked for: the engine's catalogue."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def __getitem__(self, key: str) -> Priced:
        variant = sku(self._tx, key)
        found = product(self._tx, key if variant is None else variant.product_id)
        if variant is None and found is None:
            raise KeyError(key)
        return Priced(lines.product_item(found), lines.sku_item(variant))

    def __iter__(self) -> Iterator[str]:
        yield from (each.id for each in self._tx.every(PRODUCTS))
        yield from (each.id for each in self._tx.every(SKUS))

    def __len__(self) -> int:
        return self._tx.count(PRODUCTS) + self._tx.count(SKUS)
