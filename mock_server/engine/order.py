"""An order and its lines, and the amounts that follow from the discounts on them.

Source: redemptions.md 4.1 to 4.3. Cumulative fields hold what the order carries by now; `applied_*`
what one redeemable (or, on the order of a whole call, one request) took off.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, TypeAlias

from mock_server.engine.money import Money, apiece
from mock_server.engine.validity import Metadata

OrderStatus: TypeAlias = Literal["CREATED", "PAID", "CANCELED", "FULFILLED"]


@dataclass(frozen=True, slots=True)
class Item:
    """The product or SKU of a line as far as it is known.

    Sent by the client or found in the catalogue. `price` is minor units a unit, None if unknown.
    `sku` is the SKU's own name, None on products. `override` asks to store it in the catalogue.
    """

    id: str | None = None
    source_id: str | None = None
    name: str | None = None
    sku: str | None = None
    price: Money | None = None
    metadata: Metadata | None = None
    override: bool = False


@dataclass(frozen=True, slots=True)
class ApplicationDetail:
    """Units of one line that made way for units of another (REPLACE_ITEMS, redemptions.md 4.8).

    Indices count lines from 0, amounts are minor units; what a source gives up is negative.
    """

    source_index: int
    source_applied_quantity: int
    source_applied_quantity_amount: Money
    target_index: int
    target_applied_quantity: int
    target_applied_quantity_amount: Money
    target_applied_discount_amount: Money


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an order.

    `price` (a unit) and `amount` (the line) are minor units, None where nobody knows a price.
    Quantities count units. `initial_quantity` and `initial_amount` are what the caller sent, None
    until units are added.
    """

    id: str | None = None
    product_id: str | None = None
    sku_id: str | None = None
    source_id: str | None = None
    related_object: Literal["product", "sku"] | None = None
    quantity: int = 1
    price: Money | None = None
    amount: Money | None = None
    initial_quantity: int | None = None
    initial_amount: Money | None = None
    discount_amount: Money = 0
    applied_discount_amount: Money = 0
    discount_quantity: int = 0
    applied_discount_quantity: int = 0
    applied_quantity: int = 0
    applied_quantity_amount: Money = 0
    product: Item | None = None
    sku: Item | None = None
    metadata: Metadata | None = None
    application_details: tuple[ApplicationDetail, ...] = ()

    @property
    def unit_price(self) -> Money | None:
        """What one unit costs, in minor units: its price, else its part of the line's amount.

        None if neither is known, or if there is an amount but no unit.
        """
        if self.price is not None or self.amount is None or self.quantity < 1:
            return self.price
        return apiece(self.amount, self.quantity)

    @property
    def subtotal(self) -> Money:
        """What is left of the line, in minor units: its amount minus its discounts (P-14).

        0 without a price.
        """
        return (self.amount or 0) - self.discount_amount


@dataclass(frozen=True, slots=True)
class OrderRedemption:
    """One entry of the order's `redemptions` map; a stack has its children in `stacked`.

    Source: redemptions.md 2.6.
    """

    id: str
    date: datetime
    related_object_type: Literal["voucher", "promotion_tier", "redemption"]
    related_object_id: str
    related_object_parent_id: str | None = None
    stacked: tuple[str, ...] = ()
    rollback_id: str | None = None
    rollback_date: datetime | None = None
    rollback_stacked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """An order: amounts in minor units.

    `amount` None means that no amount was sent and no line has a price. `discount_amount` is the
    order-level discount by now, None where there never was one (its field is then absent,
    redemptions.md 4.1); likewise `applied_discount_amount` for this redeemable or request. Line-
    level discounts live on the lines. `initial_amount` is set once units were added.
    """

    id: str | None = None
    source_id: str | None = None
    status: OrderStatus | None = None
    amount: Money | None = None
    initial_amount: Money | None = None
    discount_amount: Money | None = None
    applied_discount_amount: Money | None = None
    items: tuple[Line, ...] = ()
    metadata: Metadata | None = None
    customer_id: str | None = None
    referrer_id: str | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    redemptions: tuple[OrderRedemption, ...] = ()

    @property
    def items_discount_amount(self) -> Money:
        """Sum of the line discounts by now."""
        return sum(line.discount_amount for line in self.items)

    @property
    def items_applied_discount_amount(self) -> Money:
        """Sum of the line discounts of this redeemable or request."""
        return sum(line.applied_discount_amount for line in self.items)

    @property
    def total_discount_amount(self) -> Money:
        """Order-level and line-level discounts by now."""
        return (self.discount_amount or 0) + self.items_discount_amount

    @property
    def total_applied_discount_amount(self) -> Money:
        """Order-level and line-level discounts of this redeemable or request."""
        return (self.applied_discount_amount or 0) + self.items_applied_discount_amount

    @property
    def total_amount(self) -> Money:
        """What is left to pay; 0 if no amount is known."""
        return (self.amount or 0) - self.total_discount_amount

    def with_line(self, at: int, line: Line) -> "Order":
        """Return this order with *line* in place of its line *at* (from 0)."""
        return replace(self, items=(*self.items[:at], line, *self.items[at + 1 :]))

    def without_child(self, id_: str) -> "Order":
        """Return this order without the child redemption or child rollback *id_* in its map."""
        left = tuple(
            replace(
                entry,
                stacked=tuple(child for child in entry.stacked if child != id_),
                rollback_stacked=tuple(child for child in entry.rollback_stacked if child != id_),
            )
            for entry in self.redemptions
        )
        return replace(self, redemptions=left)

    def with_nothing_applied(self) -> "Order":
        """Return this order as the next redeemable meets it: with `applied_*` cleared."""
        lines = tuple(line if not _touched(line) else _settled(line) for line in self.items)
        return replace(self, applied_discount_amount=None, items=lines)


def _touched(line: Line) -> bool:
    return bool(
        line.applied_discount_amount or line.applied_discount_quantity or line.applied_quantity
    )


def _settled(line: Line) -> Line:
    return replace(
        line,
        applied_discount_amount=0,
        applied_discount_quantity=0,
        applied_quantity=0,
        applied_quantity_amount=0,
        application_details=(),
    )
