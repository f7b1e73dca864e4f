"""What rules may ask about earlier redemptions, counted from the ledger (redemptions.md 7.3)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mock_server.engine.money import Money
from mock_server.engine.redeemable import Redeemable
from mock_server.engine.redemption import Redemption
from mock_server.engine.rules import Scope
from mock_server.store.base import Transaction
from mock_server.store.kinds import REDEMPTIONS


@dataclass(frozen=True, slots=True)
class Past:
    """The successful redemptions of one redeemable, or of its campaign, that still stand."""

    tx: Transaction
    redeemable: Redeemable

    def redemptions(self, among: Scope) -> int:
        """Count the redemptions."""
        return sum(1 for _ in self._standing(among))

    def orders_amount(self, among: Scope) -> Money:
        """Sum the amounts of their orders before discounts, in minor units."""
        return self._summed(among, lambda one: one.order.amount or 0 if one.order else 0)

    def discounts(self, among: Scope) -> Money:
        """Sum what they took off, in minor units."""
        return self._summed(
            among, lambda one: one.order.total_applied_discount_amount if one.order else 0
        )

    def credits(self, among: Scope) -> Money:
        """Sum the gift credits that they took, in minor units."""
        return self._summed(
            among, lambda one: (one.amount or 0) if one.voucher and one.voucher.gift else 0
        )

    def _summed(self, among: Scope, value: Callable[[Redemption], Money]) -> Money:
        return sum(value(one) for one in self._standing(among))

    def _standing(self, among: Scope) -> Iterator[Redemption]:
        campaign = self.redeemable.campaign
        if among.of == "campaign" and campaign is not None:
            records = self.tx.every(REDEMPTIONS, "campaign_id", campaign.id)
        else:
            records = self.tx.every(REDEMPTIONS, "related_object_id", self.redeemable.key)
        for record in records:
            if isinstance(record, Redemption) and _counts(record, among):
                yield record


def _counts(redemption: Redemption, among: Scope) -> bool:
    """Whether *redemption* succeeded, was not undone, and lies in *among*."""
    if redemption.failure is not None or redemption.rollbacks:
        return False
    if among.since is not None and redemption.date < among.since:
        return False
    if among.customer_id is not None and redemption.customer_id != among.customer_id:
        return False
    return among.channel_id is None or redemption.channel.id == among.channel_id
