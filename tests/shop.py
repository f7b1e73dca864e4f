"""A project small enough to hold in one hand: a memory store, a fixed clock, counted ids."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from typing import TypeVar

from mock_server.engine.category import Category
from mock_server.engine.channel import Channel
from mock_server.engine.customer import CustomerDraft
from mock_server.engine.discounts import AmountOff, Discount, Effect, PercentOff
from mock_server.engine.order_draft import OrderDraft
from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.redeemable import Asked
from mock_server.engine.redemption_request import RedemptionRequest
from mock_server.engine.settings import Settings
from mock_server.engine.stacking_rules import StackingRules
from mock_server.engine.voucher import Gift, Voucher
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import CATEGORIES, PROMOTION_TIERS, SETTINGS, VOUCHERS, Kind
from mock_server.store.memory import MemoryStore

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
R = TypeVar("R")
T = TypeVar("T")


class Shop:
    """A project: `do` runs a service function, `at` may be moved."""

    def __init__(self, **rules: object) -> None:
        self.store, self.now, self._ids = MemoryStore(), NOON, count(1)
        self.put(SETTINGS, Settings(stacking=StackingRules(**rules)))

    def do(self, work: Callable[..., R], *args: object, **named: object) -> R:
        return self.store.transact(lambda tx: work(tx, self.at(), *args, **named))

    def put(self, kind: Kind[T], *entities: T) -> None:
        def fill(tx: Transaction) -> None:
            for entity in entities:
                tx.put(kind, entity)

        self.store.transact(fill)

    def get(self, kind: Kind[T], key: str) -> T:
        found = self.store.transact(lambda tx: tx.get(kind, key))
        assert found is not None
        return found

    def every(self, kind: Kind[T]) -> list[T]:
        return self.store.transact(lambda tx: list(tx.every(kind)))

    def at(self) -> Moment:
        return Moment(self.now, Channel("app"), self._new_id, lambda pattern, _: pattern)

    def _new_id(self, prefix: str) -> str:
        return f"{prefix}_{next(self._ids)}"


def a_shop(*entities: Voucher | PromotionTier | Category, **rules: object) -> Shop:
    """Return a shop with these vouchers, tiers and categories and these stacking rules."""
    shop = Shop(**rules)
    kinds = {Voucher: VOUCHERS, PromotionTier: PROMOTION_TIERS, Category: CATEGORIES}
    for entity in entities:
        shop.put(kinds[type(entity)], entity)
    return shop


def amount(off: int) -> AmountOff:
    return AmountOff(off, Effect.APPLY_TO_ORDER)


def percent(rate: int) -> PercentOff:
    return PercentOff(Decimal(rate), Effect.APPLY_TO_ORDER)


def a_coupon(code: str = "SAVE", discount: Discount | None = None, **fields: object) -> Voucher:
    coupon = Voucher(f"v_{code}", code, "DISCOUNT_VOUCHER", NOON, discount=discount or amount(1000))
    return replace(coupon, **fields)


def a_gift_card(code: str = "CARD", balance: int = 5000, **fields: object) -> Voucher:
    card = Voucher(f"v_{code}", code, "GIFT_VOUCHER", NOON, gift=Gift(balance, balance))
    return replace(card, **fields)


def a_tier(
    id_: str = "promo_1", discount: Discount | None = None, **fields: object
) -> PromotionTier:
    tier = PromotionTier(id_, "Tier", "camp_1", discount or amount(1000), NOON)
    return replace(tier, **fields)


def a_category(id_: str, hierarchy: int = 1, **fields: object) -> Category:
    return replace(Category(id_, id_, hierarchy, NOON), **fields)


def asking(*codes: str | Asked, total: int | None = 10000, **fields: object) -> RedemptionRequest:
    """Return a request for *codes* on a new order of *total* minor units, None for no order."""
    asked = tuple(
        code
        if isinstance(code, Asked)
        else Asked("promotion_tier" if code.startswith("promo_") else "voucher", code)
        for code in codes
    )
    order = None if total is None else OrderDraft(amount=total)
    return replace(RedemptionRequest(asked, order=order), **fields)


def somebody(source_id: str = "ann", **changes: object) -> CustomerDraft:
    return CustomerDraft(source_id=source_id, changes=changes)
