"""A shop at whose till anything may happen in any order: what the laws of sequences need of it."""

from dataclasses import replace
from decimal import Decimal

from mock_server.engine.customer import Customer, CustomerDraft
from mock_server.engine.discounts import Effect, FreeUnits
from mock_server.engine.order import Line
from mock_server.engine.order_draft import OrderDraft
from mock_server.engine.product import Product
from mock_server.engine.redeemable import Asked
from mock_server.engine.redemption_request import RollbackRequest, SessionAsked
from mock_server.engine.reward import Coin, Reward, RewardAssignment
from mock_server.engine.voucher import LoyaltyCard, Voucher
from mock_server.service import orders, sessions, vouchers
from mock_server.service.redemptions import redeem
from mock_server.service.rollbacks import roll_back
from mock_server.service.transactions import Cause
from mock_server.service.validations import validate
from mock_server.store.kinds import (
    CUSTOMERS,
    HOLDS,
    ORDERS,
    PRODUCTS,
    PROMOTION_TIERS,
    REDEMPTIONS,
    REWARD_ASSIGNMENTS,
    REWARDS,
    TRANSACTIONS,
    VOUCHERS,
)
from tests.shop import NOON, a_coupon, a_gift_card, a_shop, a_tier, amount, asking, percent

HOLDER = CustomerDraft(id="cust_1")
CARDS = ("GIFT", "POINTS")
CODES = ("TEN", "HALF", "MUGS", *CARDS, "promo_1", "GONE")
_STATE = (VOUCHERS, PROMOTION_TIERS, ORDERS, HOLDS, TRANSACTIONS)


class Till:
    """A shop with a code of every kind, few of each; `redeemed` are the ids that can be undone."""

    def __init__(self, **rules):
        points = LoyaltyCard(300, 300)
        loyal = Voucher("v_POINTS", "POINTS", "LOYALTY_CARD", NOON, loyalty_card=points)
        self.shop = a_shop(
            a_coupon("TEN", amount(1000), quantity=2),
            a_coupon("HALF", percent(50), quantity=3),
            a_coupon("MUGS", FreeUnits(2, "mug", Effect.ADD_NEW_ITEMS), quantity=4),
            a_gift_card("GIFT", 3000),
            replace(loyal, campaign_id="camp_1", holder_id="cust_1"),
            a_tier(discount=percent(10)),
            **rules,
        )
        self.shop.put(CUSTOMERS, Customer("cust_1", NOON))
        self.shop.put(PRODUCTS, Product("mug", NOON, price=700), Product("cup", NOON, price=400))
        self.shop.put(REWARDS, Reward("rew_1", "Coins", Coin(Decimal(5), 100), NOON))
        self.shop.put(REWARD_ASSIGNMENTS, RewardAssignment("rewa_1", "rew_1", "camp_1", NOON, None))
        self.redeemed: list[str] = []

    def request(self, codes, draft, *, key=None, funds=None):
        session = None if key is None else SessionAsked(key=key, ttl=1, ttl_unit="HOURS")
        asked = [_asked(code, funds) for code in codes]
        return asking(*asked, order=draft, customer=HOLDER, session=session)

    def redeem(self, request):
        return self.shop.do(redeem, request)

    def validate(self, request):
        return self.shop.do(validate, request)

    def release(self, code, key):
        return self.shop.do(sessions.release, code, key)

    def undo(self, id_):
        return self.shop.do(roll_back, id_, RollbackRequest(), stacked=True)

    def change(self, order_id, lines):
        return self.shop.do(orders.update, order_id, OrderDraft(items=lines))

    def top_up(self, code, sum_):
        return self.shop.do(vouchers.top_up, code, sum_, Cause())

    def state(self):
        """Everything that a failed call must leave alone."""
        return {kind.name: self.shop.every(kind) for kind in _STATE}

    def counters(self):
        """How often each voucher and tier was redeemed, and what is left on it."""
        tiers = {tier.id: tier.summary for tier in self.shop.every(PROMOTION_TIERS)}
        codes = {
            one.id: (one.redeemed_quantity, one.gift, one.loyalty_card) for one in self.vouchers()
        }
        return tiers | codes

    def records(self):
        return self.shop.every(REDEMPTIONS)

    def orders(self):
        return self.shop.every(ORDERS)

    def vouchers(self):
        return self.shop.every(VOUCHERS)

    def card(self, code):
        return self.shop.get(VOUCHERS, f"v_{code}")

    def held(self, voucher_id, *, but=None):
        """How many uses of it live sessions hold, those of the key *but* left out."""
        return sum(
            hold.uses
            for hold in self.shop.every(HOLDS)
            if hold.voucher_id == voucher_id
            and hold.session_key != but
            and hold.expires_at > self.shop.now
        )


def lines(*goods):
    """Lines of so many units of a product."""
    return tuple(Line(product_id=name, quantity=units) for name, units in goods)


def _asked(code, funds):
    if code == "GIFT":
        return Asked("voucher", code, credits=funds)
    if code == "POINTS":
        return Asked("voucher", code, reward_id="rew_1", points=funds)
    return code
