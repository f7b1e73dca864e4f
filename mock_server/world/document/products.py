"""Products, each with its `skus`. An export lists all SKUs in a section of their own."""

from mock_server.engine.product import Product, Sku
from mock_server.store import codec
from mock_server.store.kinds import PRODUCTS, SKUS
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from spec import Json


def load(filling: Filling, source: Fields) -> None:
    """Store the product of *source* and its SKUs."""
    product = source.made(Product, filling.born(source, Product, "prod"))
    variants = list(source.rows("skus"))
    source.close()
    filling.add(source, PRODUCTS, product, "source_id")
    for variant in variants:
        values = filling.born(variant, Sku, "sku", {"product_id"})
        _store(filling, variant, values | {"product_id": product.id})


def load_sku(filling: Filling, source: Fields) -> None:
    """Store the SKU of *source*, which names its product."""
    product_id = source.need("product_id", str)
    filling.refer(source, PRODUCTS, product_id, "product_id")
    _store(filling, source, filling.born(source, Sku, "sku"))


def _store(filling: Filling, source: Fields, values: dict[str, object]) -> None:
    sku = source.made(Sku, values)
    source.close()
    filling.add(source, SKUS, sku, "source_id")


def export(product: Product | Sku) -> Json:
    """Write *product* as `load` reads it, or a SKU as `load_sku` does."""
    return codec.encode(product)
