"""Redeemables for tests of the engine: a test says only what matters to it."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from mock_server.engine.campaign import Campaign
from mock_server.engine.eligibility import Circumstances
from mock_server.engine.evaluation import Conditions, evaluate
from mock_server.engine.redeemable import Asked, Redeemable
from mock_server.engine.refusals import NotFound
from mock_server.engine.rules import Clock, Situation
from mock_server.engine.ruling import Ruling
from mock_server.engine.stacking_rules import StackingRules
from mock_server.engine.voucher import LoyaltyCard, Voucher
from tests.builders import an_order
from tests.mock_server.engine.rules.builders import Ledger
from tests.shop import NOON

UTC_ZONE = ZoneInfo("UTC")
SITUATION = Situation(Clock(NOON, UTC_ZONE))


def of_voucher(voucher, *categories, asked=None, **fields):
    """A voucher that was asked for by its code."""
    entry = asked or Asked("voucher", voucher.code)
    redeemable = Redeemable("voucher", voucher.id, entry, voucher=voucher, categories=categories)
    return replace(redeemable, **fields)


def of_tier(tier, **fields):
    """A promotion tier that was asked for by its id."""
    entry = Asked("promotion_tier", tier.id)
    return replace(Redeemable("promotion_tier", tier.id, entry, tier=tier), **fields)


def unknown(code="GONE"):
    """A code that does not exist."""
    missing = NotFound.of("voucher", code)
    return Redeemable("voucher", code, Asked("voucher", code), missing=missing)


def a_campaign(id_="camp_1", **fields):
    """A campaign of discount codes."""
    return replace(Campaign(id_, "Campaign", "DISCOUNT_COUPONS", NOON), **fields)


def a_loyalty_card(balance=100, **fields):
    """A card `POINTS` that nobody holds."""
    card = LoyaltyCard(balance, balance)
    voucher = Voucher("v_POINTS", "POINTS", "LOYALTY_CARD", NOON, loyalty_card=card)
    return replace(voucher, **fields)


def under(catalogue=None, **rules):
    """Conditions of a project at noon, for nobody, where nothing was ever redeemed."""
    return Conditions(
        StackingRules(**rules),
        Circumstances(NOON, UTC_ZONE),
        catalogue or {},
        Ruling(SITUATION, lambda _redeemable: Ledger()),
    )


def only(redeemable, order=None, conditions=None):
    """Return what becomes of *redeemable* alone, on an order of 10000 if nothing else is said."""
    [outcome] = evaluate([redeemable], order or an_order(), conditions or under()).outcomes
    return outcome
