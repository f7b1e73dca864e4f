"""What a discount needs to know besides the order: its targets, the project's modes, the prices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from mock_server.engine.discounts.targets import (
    EVERYTHING,
    Targets,
    item_names,
    product_names,
    sku_names,
)
from mock_server.engine.money import Money
from mock_server.engine.order import Item, Line


@dataclass(frozen=True, slots=True)
class Priced:
    """A product, or a SKU with its product, as free units need it.

    `sku` is None if a product is meant; both may be without a price.
    """

    product: Item | None = None
    sku: Item | None = None

    @property
    def price(self) -> Money | None:
        """What a unit costs, in minor units: the SKU's price, else the product's, else None."""
        if self.sku is not None and self.sku.price is not None:
            return self.sku.price
        return self.product.price if self.product is not None else None

    def is_on(self, line: Line) -> bool:
        """Say whether *line* is of this SKU or, if a product is meant, of this product."""
        if self.sku is not None:
            return not item_names(self.sku).isdisjoint(sku_names(line))
        return not item_names(self.product).isdisjoint(product_names(line))


Catalogue: TypeAlias = Mapping[str, Priced]
"""Products and SKUs by the id under which a discount names them."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a discount is to be applied.

    Args:
        targets: Which lines item-level effects may touch.
        initial_mode: Percentages and a fixed order price look at the amounts before all discounts
            instead of the present ones (6.5).
        once: ONCE: a line that has an item-level discount already is no target.
        catalogue: At least the products and SKUs that UNIT discounts give away.
    """

    targets: Targets = EVERYTHING
    initial_mode: bool = False
    once: bool = False
    catalogue: Catalogue = field(default_factory=dict)

    def bars(self, line: Line) -> bool:
        """Say whether ONCE keeps item-level effects off *line*."""
        return self.once and line.discount_amount > 0
