"""Asking the validation rules of a redeemable, with the facts of the call so far.

Source: redemptions.md 7.4, 4.9; what this call has applied already counts (7.3).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mock_server.engine.discounts import Discount, Targets
from mock_server.engine.money import Money
from mock_server.engine.order import Order
from mock_server.engine.outcome import Applied
from mock_server.engine.redeemable import Redeemable
from mock_server.engine.refusals import Refusal
from mock_server.engine.rules import (
    Facts,
    Past,
    Qualified,
    Scope,
    Situation,
    Subject,
    SubjectKind,
    qualify,
    reasons_against,
    scaled,
)
from mock_server.engine.rules.bundle import Bundle

_KINDS: dict[str, SubjectKind] = {
    "DISCOUNT_VOUCHER": "Discount Coupon",
    "GIFT_VOUCHER": "Gift Card",
    "LOYALTY_CARD": "Loyalty Card",
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the rules of every redeemable of one call may look at.

    `past` gives the earlier redemptions of one redeemable and its campaign, `ordered` says that the
    call sent an order, be it one without amount and items.
    """

    situation: Situation
    past: Callable[[Redeemable], Past]
    ordered: bool = False

    def reason_against(
        self, outcome: Applied, before: Order, earlier: Sequence[Applied]
    ) -> Refusal | None:
        """Return why the rules of a redeemable turn it down, None if they do not.

        Args:
            outcome: What it would do.
            before: The order as it met it.
            earlier: What this call has applied before.
        """
        redeemable = outcome.redeemable
        facts = Facts(
            situation=self.situation,
            subject=_subject(redeemable),
            past=_WithCall(self.past(redeemable), redeemable, earlier, self.situation),
            order=before if self.ordered or not _nothing(before) else None,
            after=outcome.order,
            used=outcome.used,
        )
        return next(reasons_against(redeemable.rules, facts), None)


@dataclass(frozen=True, slots=True)
class _WithCall:
    """The past together with what this call has applied of the same campaign."""

    past: Past
    redeemable: Redeemable
    earlier: Sequence[Applied]
    situation: Situation

    def redemptions(self, among: Scope) -> int:
        return self.past.redemptions(among) + len(self._now(among))

    def orders_amount(self, among: Scope) -> Money:
        now = sum(one.order.amount or 0 for one in self._now(among))
        return self.past.orders_amount(among) + now

    def discounts(self, among: Scope) -> Money:
        now = sum(one.order.total_applied_discount_amount for one in self._now(among))
        return self.past.discounts(among) + now

    def credits(self, among: Scope) -> Money:
        return self.past.credits(among) + sum(one.used for one in self._now(among) if _gift(one))

    def _now(self, among: Scope) -> list[Applied]:
        """This very redeemable is in a call once, so only its campaign can have more of it."""
        campaign = self.redeemable.campaign
        if among.of != "campaign" or campaign is None:
            return []
        return [one for one in self.earlier if one.redeemable.campaign == campaign]


def bundle_of(redeemable: Redeemable) -> Bundle | None:
    """Return the bundle that the rules of *redeemable* ask for, None if they ask for none."""
    return next((rule.bundle for rule in redeemable.rules if rule.bundle is not None), None)


def qualified(redeemable: Redeemable, order: Order) -> Qualified | None:
    """Return how many bundles of *redeemable* are in *order*; None if it asks for none."""
    bundle = bundle_of(redeemable)
    return None if bundle is None else qualify(bundle, order)


def for_bundles(
    redeemable: Redeemable, discount: Discount, found: Qualified | None
) -> tuple[Discount, Targets]:
    """Return the discount and targets of *redeemable*, as they are worth for *found* bundles."""
    bundle, targets = bundle_of(redeemable), redeemable.targets
    if bundle is None or found is None or found.quantity == 0:
        return discount, targets
    return scaled(discount, targets, bundle, found.quantity)


def _subject(redeemable: Redeemable) -> Subject:
    voucher = redeemable.voucher
    if voucher is None:
        return Subject("Promotion Tier")
    return Subject(_KINDS[voucher.type], voucher.holder_id)


def _nothing(order: Order) -> bool:
    """Whether there is nothing in the order: none was sent, and nothing was added since (E-8)."""
    return order.amount is None and not order.items and order.created_at is None


def _gift(applied: Applied) -> bool:
    voucher = applied.redeemable.voucher
    return voucher is not None and voucher.gift is not None
