"""What becomes of a redeemable: applied, turned down, or left out."""

from dataclasses import dataclass
from typing import TypeAlias

from mock_server.engine.discounts import Discount
from mock_server.engine.discounts.coverage import NOTHING_COVERED, Coverage
from mock_server.engine.order import Order
from mock_server.engine.redeemable import Redeemable
from mock_server.engine.refusals import Refusal
from mock_server.engine.rules import Qualified
from mock_server.engine.stacking import Skip


@dataclass(frozen=True, slots=True)
class Applied:
    """A redeemable that was applied.

    `order` is the running state after it, with `applied_*` for it alone. `used` is the credits
    (minor units) or points that it took, 0 for discounts. `bundle` says what it found of the
    bundle that its rules ask for, None if they ask for none. `discount` is its discount with what
    the catalogue says of it, None for cards. `coverage` says what its targets matched.
    """

    redeemable: Redeemable
    order: Order
    used: int = 0
    bundle: Qualified | None = None
    discount: Discount | None = None
    coverage: Coverage = NOTHING_COVERED

    @property
    def reserved(self) -> int:
        """What a session holds of its funds: credits that were asked for, needed or not, or `used`.

        Source: redemptions.md 8 (the requested credits).
        """
        voucher, credits = self.redeemable.voucher, self.redeemable.asked.credits
        is_gift_card = voucher is not None and voucher.gift is not None
        return credits if is_gift_card and credits is not None else self.used


@dataclass(frozen=True, slots=True)
class Inapplicable:
    """A redeemable that the rules turned down."""

    redeemable: Redeemable
    refusal: Refusal
    bundle: Qualified | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A redeemable that stacking left out."""

    redeemable: Redeemable
    skip: Skip


Outcome: TypeAlias = Applied | Inapplicable | Skipped
