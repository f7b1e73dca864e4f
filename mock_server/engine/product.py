"""The catalogue: products and their SKUs, as far as orders need them."""

from dataclasses import dataclass
from datetime import datetime

from mock_server.engine.money import Money
from mock_server.engine.validity import Metadata


@dataclass(frozen=True, slots=True)
class Product:
    """A product; `price` is minor units a unit, None if it has none."""

    id: str
    created_at: datetime
    source_id: str | None = None
    name: str | None = None
    price: Money | None = None
    metadata: Metadata | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sku:
    """A variant of a product; `sku` is its name.

    `price` None falls back to the product's.
    """

    id: str
    product_id: str
    created_at: datetime
    source_id: str | None = None
    sku: str | None = None
    price: Money | None = None
    metadata: Metadata | None = None
    updated_at: datetime | None = None
