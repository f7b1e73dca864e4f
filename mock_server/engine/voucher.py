"""A voucher: a code with a discount, a gift balance or loyalty points behind it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from mock_server.engine.discounts import EVERYTHING, Discount, Targets
from mock_server.engine.money import Money
from mock_server.engine.refusals import (
    GiftAmountExceeded,
    InvalidAddBalanceParams,
    LoyaltyCardPointsExceeded,
)
from mock_server.engine.validity import ALWAYS, Metadata, Validity, after

VoucherType: TypeAlias = Literal["DISCOUNT_VOUCHER", "GIFT_VOUCHER", "LOYALTY_CARD"]
GiftEffect: TypeAlias = Literal["APPLY_TO_ORDER", "APPLY_TO_ITEMS"]


_MOST = 2**53 - 1
"""The biggest income of a card: beyond it JSON's readers lose units."""


@dataclass(frozen=True, slots=True)
class Gift:
    """Credits of a gift card in minor units.

    `balance` = `amount` - `subtracted_amount` - `redeemed_amount` (2.3). `amount` is the lifetime
    income, `subtracted_amount` what was removed without being redeemed. `effect` None behaves as
    APPLY_TO_ORDER.
    """

    amount: Money
    balance: Money
    subtracted_amount: Money = 0
    redeemed_amount: Money = 0
    effect: GiftEffect | None = "APPLY_TO_ORDER"

    def topped_up(self, amount: Money, code: str) -> "Gift":
        """Return the card *code* with *amount* more credits, or fewer if negative."""
        if self.balance + amount < 0:
            raise GiftAmountExceeded(code)
        return replace(
            self,
            amount=_grown(self.amount, amount),
            balance=self.balance + amount,
            subtracted_amount=self.subtracted_amount - min(amount, 0),
        )


@dataclass(frozen=True, slots=True)
class LoyaltyCard:
    """Points of a loyalty card, whole numbers.

    `balance` = `points` - `expired_points` - `subtracted_points` - `redeemed_points` (2.3).
    """

    points: int
    balance: int
    expired_points: int = 0
    subtracted_points: int = 0
    redeemed_points: int = 0

    def topped_up(self, points: int, code: str) -> "LoyaltyCard":
        """Return the card *code* with *points* more, or fewer if negative."""
        if self.balance + points < 0:
            raise LoyaltyCardPointsExceeded(code)
        return replace(
            self,
            points=_grown(self.points, points),
            balance=self.balance + points,
            subtracted_points=self.subtracted_points - min(points, 0),
        )


@dataclass(frozen=True, slots=True)
class Voucher:
    """A voucher as the project stores it.

    Exactly one of `discount`, `gift` and `loyalty_card` is set, as `type` says. `quantity` is how
    often it may be redeemed, None without limit; `redeemed_quantity` counts successes minus
    rollbacks. `updated_at` is None until the first change. `code` is case-sensitive.
    """

    id: str
    code: str
    type: VoucherType
    created_at: datetime
    discount: Discount | None = None
    gift: Gift | None = None
    loyalty_card: LoyaltyCard | None = None
    campaign_id: str | None = None
    campaign: str | None = None
    category: str | None = None
    category_ids: tuple[str, ...] = ()
    validity: Validity = ALWAYS
    active: bool = True
    additional_info: str | None = None
    metadata: Metadata | None = None
    is_referral_code: bool = False
    referrer_id: str | None = None
    holder_id: str | None = None
    quantity: int | None = None
    redeemed_quantity: int = 0
    targets: Targets = EVERYTHING
    updated_at: datetime | None = None

    def given_to(
        self, holder_id: str | None, now: datetime, lasting: timedelta | None
    ) -> "Voucher":
        """Return this voucher in the hands of a customer, good for *lasting* from *now* on.

        None of that leaves its dates alone (redemptions.md 7.2).
        """
        if lasting is None:
            return replace(self, holder_id=holder_id)
        validity = replace(self.validity, expiration_date=after(now, lasting))
        return replace(self, holder_id=holder_id, validity=validity)

    @property
    def balance(self) -> int:
        """Credits (minor units) or points that are left; 0 on a discount voucher."""
        if self.gift is not None:
            return self.gift.balance
        return self.loyalty_card.balance if self.loyalty_card is not None else 0

    @property
    def total(self) -> int:
        """The balance plus what is redeemed for good, in credits or points (F-1)."""
        if self.gift is not None:
            return self.gift.balance + self.gift.redeemed_amount
        card = self.loyalty_card
        return card.balance + card.redeemed_points if card is not None else 0

    def redeemed(self, used: int, now: datetime) -> "Voucher":
        """Return this voucher after one more redemption that took *used* credits or points.

        A negative *used* is of no use here: see `restored`. Discount vouchers take 0.
        """
        return self._moved(used, 1, now)

    def restored(self, used: int, now: datetime) -> "Voucher":
        """Return this voucher after the rollback of a redemption that took *used*."""
        return self._moved(-used, -1, now)

    def _moved(self, used: int, uses: int, now: datetime) -> "Voucher":
        gift, card = self.gift, self.loyalty_card
        if gift is not None:
            gift = replace(
                gift, balance=gift.balance - used, redeemed_amount=gift.redeemed_amount + used
            )
        if card is not None:
            card = replace(
                card, balance=card.balance - used, redeemed_points=card.redeemed_points + used
            )
        return replace(
            self,
            gift=gift,
            loyalty_card=card,
            redeemed_quantity=self.redeemed_quantity + uses,
            updated_at=now,
        )

    def switched(self, active: bool, now: datetime) -> "Voucher":
        """Return this voucher switched on or off."""
        return replace(self, active=active, updated_at=now)

    def topped_up(self, amount: int, now: datetime) -> "Voucher":
        """Return this card with *amount* credits or points more, or fewer if negative.

        What is added counts as income, what is taken away as subtracted (2.3).

        Raises:
            InvalidAddBalanceParams: Nothing to add, no card, or a loyalty card without a holder.
            GiftAmountExceeded: More credits than there are (R-7).
            LoyaltyCardPointsExceeded: More points than there are (R-7).
        """
        if amount == 0:
            raise InvalidAddBalanceParams("Property .amount must not be 0")
        if self.gift is not None:
            return replace(self, gift=self.gift.topped_up(amount, self.code), updated_at=now)
        if self.loyalty_card is None:
            raise InvalidAddBalanceParams(f"Voucher {self.code} has no balance")
        if self.holder_id is None:
            raise InvalidAddBalanceParams(f"Loyalty card {self.code} has no holder")
        card = self.loyalty_card.topped_up(amount, self.code)
        return replace(self, loyalty_card=card, updated_at=now)


def _grown(income: int, change: int) -> int:
    """Return the lifetime income of a card after *change*; what is taken away does not lower it."""
    if income + change > _MOST:
        raise InvalidAddBalanceParams(f"A card holds at most {_MOST} over its life")
    return income + max(change, 0)
