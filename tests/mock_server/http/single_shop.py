"""A shop for the endpoints that take one redeemable, and answers that keep the contract's laws."""

import spec
from spec.invariants import Invariants
from tests.mock_server.app.server import CLIENT_KEYS, SERVER_KEYS

CLIENT = CLIENT_KEYS
LAWS = Invariants(spec.load())
TEN_OFF = {"type": "AMOUNT", "amount_off": 1000, "effect": "APPLY_TO_ORDER"}
SHOP = {
    "now": "2026-01-15T12:00:00.000Z",
    "customers": [
        {"id": "cust_anna", "source_id": "anna", "name": "Anna"},
        {"id": "cust_ben", "source_id": "ben"},
    ],
    "campaigns": [
        {
            "id": "camp_club",
            "name": "Club",
            "campaign_type": "LOYALTY_PROGRAM",
            "voucher": {"loyalty_card": {"points": 0}},
        },
        {
            "id": "camp_gifts",
            "name": "Gifts",
            "campaign_type": "GIFT_VOUCHERS",
            "voucher": {"gift": {"amount": 700}},
        },
        {"id": "camp_sale", "name": "Sale", "campaign_type": "PROMOTION"},
    ],
    "rewards": [
        {
            "id": "rew_coin",
            "type": "COIN",
            "campaign_id": "camp_club",
            "parameters": {"coin": {"exchange_ratio": 20, "points_ratio": 100}},
        },
        {
            "id": "rew_gift",
            "type": "CAMPAIGN",
            "campaign_id": "camp_club",
            "assignment_points": 50,
            "parameters": {"campaign": {"id": "camp_gifts"}},
        },
    ],
    "products": [{"id": "prod_air"}],
    "vouchers": [
        {"code": "SAVE", "type": "DISCOUNT_VOUCHER", "discount": TEN_OFF, "metadata": {"a": 1}},
        {
            "code": "ONCE",
            "type": "DISCOUNT_VOUCHER",
            "discount": TEN_OFF,
            "redemption": {"quantity": 1},
        },
        {
            "code": "LINES",
            "type": "DISCOUNT_VOUCHER",
            "discount": {"type": "AMOUNT", "amount_off": 100, "effect": "APPLY_TO_ITEMS"},
            "applicable_to": [{"object": "product", "id": "mug"}],
            "excluded": [{"object": "product", "id": "hat"}],
        },
        {
            "code": "OVER",
            "type": "DISCOUNT_VOUCHER",
            "discount": TEN_OFF,
            "start_date": "2025-01-01",
            "expiration_date": "2025-12-31",
            "metadata": {"why": "winter"},
        },
        {"code": "OFF", "type": "DISCOUNT_VOUCHER", "discount": TEN_OFF, "active": False},
        {
            "code": "FRIEND",
            "type": "DISCOUNT_VOUCHER",
            "discount": {"type": "PERCENT", "percent_off": 30, "effect": "APPLY_TO_ORDER"},
            "is_referral_code": True,
            "referrer_id": "cust_anna",
        },
        {
            "code": "GIFT",
            "type": "GIFT_VOUCHER",
            "campaign": "Gifts",
            "campaign_id": "camp_gifts",
            "gift": {"amount": 5000, "balance": 2000},
            "redemption": {"redeemed_amount": 3000},
        },
        {
            "code": "GIFT-ITEMS",
            "type": "GIFT_VOUCHER",
            "gift": {"amount": 5000, "effect": "APPLY_TO_ITEMS"},
        },
        {
            "code": "CARD",
            "type": "LOYALTY_CARD",
            "campaign": "Club",
            "campaign_id": "camp_club",
            "loyalty_card": {"points": 1000},
            "holder_source_id": "anna",
        },
    ],
    "promotion_tiers": [
        {
            "id": "promo_five",
            "name": "Five off",
            "banner": "5 off",
            "campaign_id": "camp_sale",
            "discount": {"type": "AMOUNT", "amount_off": 500, "effect": "APPLY_TO_ORDER"},
        },
        {
            "id": "promo_off",
            "name": "Off",
            "campaign_id": "camp_sale",
            "discount": TEN_OFF,
            "active": False,
        },
        {
            "id": "promo_ten",
            "name": "Tenth off",
            "campaign_id": "camp_sale",
            "discount": {"type": "PERCENT", "percent_off": 10, "effect": "APPLY_TO_ORDER"},
        },
    ],
}


def opened(api, **changes):
    """Load the shop with *changes* and return the server."""
    assert api.ask("PUT", "/_mock/world", {**SHOP, **changes}).status == 200
    return api


def answered(schema, reply):
    """Return the body of a good *reply*, whose laws hold."""
    assert reply.status == 200, reply.content
    broken = list(LAWS.check({"$ref": f"#/components/schemas/{schema}"}, reply.json))
    assert broken == []
    return reply.json


def redeemed(api, code, body=None, query=""):
    """Redeem the voucher *code* and return the redemption."""
    reply = api.ask("POST", f"/v1/vouchers/{code}/redemption{query}", body)
    return answered("SingleRedemption", reply)


def validated(api, code, body=None):
    """Validate the voucher *code* and return the verdict."""
    return answered("VoucherValidation", api.ask("POST", f"/v1/vouchers/{code}/validate", body))


def validated_tier(api, tier, body=None):
    """Validate the promotion *tier* and return the verdict."""
    reply = api.ask("POST", f"/v1/promotions/tiers/{tier}/validation", body)
    return answered("TierValidation", reply)


def on_page(api, query):
    """Validate as a web page does and return the verdict."""
    reply = api.ask("GET", f"/client/v1/validate?{query}", keys=CLIENT)
    return answered("VoucherValidation", reply)


def refused(reply):
    """Return status and key of an error."""
    return reply.status, reply.key


def count(api, what):
    """Return how many *what* there are."""
    return api.ask("GET", f"/v1/{what}", keys=SERVER_KEYS).json["total"]
