"""Which lines an item-level discount may touch: the included and excluded products."""

from dataclasses import dataclass
from typing import Literal

from mock_server.engine.money import Money
from mock_server.engine.order import Item, Line


@dataclass(frozen=True, slots=True)
class Target:
    """One entry of an `applicable_to` list with its settings (redemptions.md 4.4).

    `product_ids` are the members of a collection, products or SKUs. `price` is a new unit price in
    minor units. Limits are None where there is none: quantities in units, amounts in minor units,
    per line or, `aggregated_*`, over all lines of the entry (E-4).
    """

    object: Literal["product", "sku", "products_collection"]
    id: str
    source_id: str | None = None
    product_id: str | None = None
    product_source_id: str | None = None
    product_ids: tuple[str, ...] = ()
    strict: bool | None = None
    effect: str = "APPLY_TO_EVERY"
    target: Literal["ITEM", "UNIT"] = "ITEM"
    skip_initially: int = 0
    repeat: int = 1
    quantity_limit: int | None = None
    aggregated_quantity_limit: int | None = None
    amount_limit: Money | None = None
    aggregated_amount_limit: Money | None = None
    price: Money | None = None
    price_formula: str | None = None

    def covers(self, line: Line) -> bool:
        """Say whether *line* is of this product, its SKUs included, this SKU or this collection.

        Ids and source ids are compared literally, so that unknown ones match too.
        """
        names = {self.id, self.source_id} - {None}
        match self.object:
            case "product":
                return bool(names & product_names(line))
            case "sku":
                return bool(names & sku_names(line))
            case "products_collection":
                return not (product_names(line) | sku_names(line)).isdisjoint(self.product_ids)


@dataclass(frozen=True, slots=True)
class Targets:
    """Included and excluded products; nothing configured means every line.

    Exclusions beat inclusions, also for members of an included collection.
    """

    included: tuple[Target, ...] = ()
    excluded: tuple[Target, ...] = ()
    included_all: bool = False

    def governing(self, line: Line) -> Target | None:
        """Return the entry whose settings hold for *line*; None if it is no target.

        Of several matching entries the first governs (E-4); a line that only `included_all` or an
        empty list lets in is governed by an entry without limits.
        """
        if any(entry.covers(line) for entry in self.excluded):
            return None
        for entry in self.included:
            if entry.covers(line):
                return entry
        return ANY_LINE if self.included_all or not self.included else None


EVERYTHING = Targets()
ANY_LINE = Target("products_collection", "")


def product_names(line: Line) -> set[str]:
    """Return every id and source id under which *line* names its product."""
    by_source = line.source_id if line.related_object != "sku" else None
    return _known(line.product_id, by_source) | item_names(line.product)


def sku_names(line: Line) -> set[str]:
    """Return every id and source id under which *line* names its SKU; empty without one."""
    by_source = line.source_id if line.related_object == "sku" else None
    return _known(line.sku_id, by_source) | item_names(line.sku)


def item_names(item: Item | None) -> set[str]:
    """Return the id and the source id of *item*, as far as it has them."""
    return set() if item is None else _known(item.id, item.source_id)


def _known(*names: str | None) -> set[str]:
    return {name for name in names if name is not None}
