"""Rules of one redeemable by its own endpoint. Source: redemptions.md 7.4, 12; E-16, E-17."""

import pytest

from tests.mock_server.http.single_shop import (
    CLIENT,
    SHOP,
    TEN_OFF,
    on_page,
    opened,
    redeemed,
    refused,
    validated,
    validated_tier,
)

BODY = {"order": {"amount": 5500, "items": [{"product_id": "mug", "price": 5500}]}}
SPEAKS = {
    "id": "val_lang",
    "name": "customer.metadata",
    "property": "lang",
    "conditions": {"$is": ["en"]},
}
RICH = {"id": "val_rich", "name": "order.amount", "conditions": {"$more_than": [9000]}}
WORDED = {**RICH, "error": {"message": "Buy more!"}}
ONLY_MUGS = {
    "object": "validation_rules",
    "id": "val_mugs",
    "applicable_to": {"included": [{"object": "product", "id": "mug"}]},
}


def guarded(api, rule):
    """Return a shop whose one voucher, GUARDED, and one tier have *rule*."""
    voucher = {"code": "GUARDED", "type": "DISCOUNT_VOUCHER", "discount": TEN_OFF, "rules": [rule]}
    tier = {**SHOP["promotion_tiers"][0], "rules": [rule]}
    return opened(api, vouchers=[voucher], promotion_tiers=[tier])


def test_a_validation_without_the_customer_of_a_rule_is_merely_not_valid(api):
    verdict = validated(guarded(api, SPEAKS), "GUARDED", BODY)

    assert (verdict["reason"], verdict["error"]["key"]) == ("Missing customer", "missing_customer")


def test_on_a_web_page_it_is_an_error_of_the_request(api):
    shop = guarded(api, SPEAKS)

    reply = shop.ask("GET", "/client/v1/validate?code=GUARDED&amount=5500", keys=CLIENT)

    assert refused(reply) == (400, "missing_customer")


def test_what_a_web_page_says_of_the_customer_counts(api):
    query = "code=GUARDED&amount=5500&customer[source_id]=zoe&customer[metadata][lang]"

    shop = guarded(api, SPEAKS)

    assert on_page(shop, f"{query}=en")["valid"]
    assert on_page(shop, f"{query}=de")["error"]["key"] == "customer_rules_violated"


def test_a_violated_rule_is_told_in_full(api):
    verdict = validated(guarded(api, RICH), "GUARDED", BODY)

    assert verdict["reason"] == "order does not match validation rules"
    assert verdict["error"]["details"].endswith("violated validation rules: val_rich")


def test_the_words_of_the_merchant_stand_alone_in_validations(api):
    shop = guarded(api, WORDED)

    for verdict in (validated(shop, "GUARDED", BODY), validated_tier(shop, "promo_five", BODY)):
        assert (verdict["reason"], verdict["error"]) == ("Buy more!", {"message": "Buy more!"})


@pytest.mark.parametrize("path", ["vouchers/GUARDED", "promotions/tiers/promo_five"])
def test_and_go_beside_ours_in_redemptions(api, path):
    reply = guarded(api, WORDED).ask("POST", f"/v1/{path}/redemption", BODY)

    assert refused(reply) == (400, "order_rules_violated")
    assert reply.json["message"] == "order does not match validation rules"
    assert reply.json["error"] == {"message": "Buy more!"}


def test_the_products_of_a_rule_are_those_of_its_voucher(api):
    shop = guarded(api, ONLY_MUGS)

    said = validated(shop, "GUARDED", BODY)
    done = redeemed(shop, "GUARDED", BODY)

    (mentioned,) = said["applicable_to"]["data"]
    (recorded,) = done["voucher"]["applicable_to"]["data"]
    assert mentioned["id"] == "mug"
    assert mentioned.items() >= recorded.items()


@pytest.mark.parametrize(("amount", "valid"), [(9000, False), (9001, True)])
def test_promotions_are_listed_if_their_rules_pass(api, amount, valid):
    shop = guarded(api, RICH)

    found = shop.ask("POST", "/v1/promotions/validation", {"order": {"amount": amount}}).json

    assert found["valid"] is valid
