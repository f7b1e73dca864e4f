"""An order while redeemables are applied to it, one after the other (redemptions.md 4.1 to 4.3)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from conformance.model.unknown import Known, known


@dataclass(frozen=True, slots=True)
class Line:
    """One line; money in minor units.

    Attributes:
        product: The product's id, None or unknown if it has none or nobody knows.
        sku: The SKU's id.
        quantity: Units, free ones included.
        price: Of one unit; None if there is none.
        amount: Before discounts; None if nobody knows a price.
        off: Taken off, cumulative.
        initial: Units as they were sent; None if nobody knows.
        barred: Whether it is no target now, because it has a discount already (6.5).
        inside: Which of `product` and `sku` were told only inside of an object of that name: those
            that the catalogue does not know may be shown there alone (3.4).
    """

    product: Known
    sku: Known
    quantity: int
    price: Known
    amount: Known
    off: int = 0
    initial: int | None = None
    barred: bool = False
    inside: frozenset[str] = frozenset()

    @property
    def left(self) -> int:
        """What is left to take off the line; nothing without a price, or of one that is barred.

        Raises:
            Unpredictable: its price was never seen.
        """
        return 0 if self.barred else int(known(self.amount) or 0) - self.off


@dataclass(frozen=True, slots=True)
class Cart:
    """An order; money in minor units.

    Attributes:
        lines: In their order.
        told: The order's amount if it was sent, with the worth of units added since.
        off: Taken off the order as a whole, cumulative.
    """

    lines: tuple[Line, ...] = ()
    told: Known = None
    off: int = 0

    @property
    def amount(self) -> int | None:
        """What the order is worth before discounts, None if nothing is known of it.

        Raises:
            Unpredictable: a price was never seen.
        """
        if self.told is not None:
            return int(known(self.told))
        amounts = [known(line.amount) for line in self.lines if line.amount is not None]
        return sum(amounts) if amounts else None

    @property
    def items_off(self) -> int:
        """What is taken off the lines, cumulative."""
        return sum(line.off for line in self.lines)

    @property
    def total(self) -> int:
        """What is left to pay."""
        return (self.amount or 0) - self.off - self.items_off

    def less(self, off: int) -> "Cart":
        """Return this order with *off* taken off as a whole, as far as it goes (P-16)."""
        return replace(self, off=self.off + max(0, min(off, self.total)))

    def less_on_lines(self, offs: Sequence[int]) -> "Cart":
        """Return this order with *offs* taken off its lines, line by line.

        No line falls below zero, and later lines get less when the order is used up (P-16).
        """
        left, lines = self.total, []
        for line, off in zip(self.lines, offs, strict=True):
            taken = max(0, min(off, line.left, left)) if off else 0
            left -= taken
            lines.append(replace(line, off=line.off + taken))
        return replace(self, lines=tuple(lines))

    def barring(self, once: bool) -> "Cart":
        """Return this order with its discounted lines barred if lines are discounted *once*."""
        barred = tuple(replace(line, barred=once and line.off > 0) for line in self.lines)
        return replace(self, lines=barred)

    def with_line(self, position: int, line: Line, worth: int) -> "Cart":
        """Return this order with another line, which is worth more than the old one."""
        lines = (*self.lines[:position], line, *self.lines[position + 1 :])
        told = self.told if self.told is None else known(self.told) + worth
        return replace(self, lines=lines, told=told)
