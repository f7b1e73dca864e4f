"""Gift credits: paying with a gift card, off the order or off its lines."""

from dataclasses import dataclass
from typing import Literal

from mock_server.engine.discounts.picks import Pick, picks, worth
from mock_server.engine.discounts.taking import Wish, off_lines, off_order
from mock_server.engine.discounts.targets import EVERYTHING, Targets
from mock_server.engine.discounts.terms import Terms
from mock_server.engine.money import Money, least
from mock_server.engine.order import Order
from mock_server.engine.refusals import GiftAmountExceeded, MissingAmount, MissingOrderItemsAmount

_NO_AMOUNT = "Amount is required when redeeming a GIFT_VOUCHER"
_NO_ITEMS = "At least one applicable order item with amount is required to redeem this GIFT_VOUCHER"


@dataclass(frozen=True, slots=True)
class Purse:
    """What there is to spend, and on what.

    `code` is the voucher's. `available` is the balance minus what other sessions hold, in minor
    units. `effect` None behaves as APPLY_TO_ORDER. `targets` and `once` are as in `Terms` and
    matter to APPLY_TO_ITEMS only.
    """

    code: str
    available: Money
    effect: Literal["APPLY_TO_ORDER", "APPLY_TO_ITEMS"] | None = "APPLY_TO_ORDER"
    targets: Targets = EVERYTHING
    once: bool = False


def spend(wanted: Money | None, purse: Purse, order: Order) -> tuple[Order, Money]:
    """Pay for *order* with credits and return it with the credits taken, in minor units.

    Args:
        wanted: What the caller wants to spend; None is as much as possible (E-6). No more is
            taken than the order, or its matched lines, still owe (P-21).
        purse: Where the credits come from.
        order: As the card meets it, with `applied_*` cleared.

    Raises:
        GiftAmountExceeded: *wanted* is stated and not available; details are the code.
        MissingAmount: Nobody knows the amount of the order.
        MissingOrderItemsAmount: The effect is on lines, and no matched line has an amount.

    Source: redemptions.md 5.1.
    """
    if wanted is not None and wanted > purse.available:
        raise GiftAmountExceeded(purse.code)
    budget = least(purse.available, wanted)
    if purse.effect == "APPLY_TO_ITEMS":
        after = _spend_on_lines(budget, purse, order)
    else:
        after = _spend_on_order(budget, order)
    return after, after.total_discount_amount - order.total_discount_amount


def _spend_on_order(budget: Money, order: Order) -> Order:
    if order.amount is None:
        raise MissingAmount(_NO_AMOUNT)
    return off_order(order, budget)


def _spend_on_lines(budget: Money, purse: Purse, order: Order) -> Order:
    if not any(
        line.amount is not None and purse.targets.governing(line) is not None
        for line in order.items
    ):
        raise MissingOrderItemsAmount(_NO_ITEMS)
    terms = Terms(purse.targets, once=purse.once)
    return off_lines(order, [_wish(pick, order) for pick in picks(order, terms)], budget)


def _wish(pick: Pick, order: Order) -> Wish:
    return Wish(pick, least(worth(pick, order.items[pick.index]), pick.entry.amount_limit))
