"""Every error that the README promises of the small shop."""

import re
from pathlib import Path

import pytest

from mock_server.world.document import named
from tests.mock_server.http.error_keys import cases

README = (Path(__file__).parents[3] / "README.md").read_text()
ORDER = {"amount": 5500}
OFF = {"discount": {"type": "AMOUNT", "amount_off": 1}}


@pytest.fixture
def shop(api):
    """The small shop, its clock stopped."""
    world = named("small_shop") | {"now": "2026-06-03T12:00:00Z"}
    assert api.ask("PUT", "/_mock/world", world).status == 200
    return api


def redeeming(*ids, more=None, customer=None, order=ORDER, **body):
    """Return a call that redeems *ids*, as a function of the shop."""
    kinds = {"promo": "promotion_tier", "stack": "promotion_stack"}
    asked = [{"object": kinds.get(id_[:5], "voucher"), "id": id_, **(more or {})} for id_ in ids]
    who = {} if customer is None else {"customer": {"source_id": customer}}
    body |= {"redeemables": asked, **who, **({} if order is None else {"order": order})}
    return lambda shop: shop.ask("POST", "/v1/redemptions", body)


def asking(method, path, body):
    return lambda shop: shop.ask(method, path, body)


def rolling_back(of, *, endpoint="rollback", first=None, body=None):
    """Return a call that undoes what *of* names in the answer to a redemption of two tiers."""

    def work(shop):
        answer = redeeming("TENPERCENT", *([] if of == "single" else ["EIGHTH"]))(shop).json
        record = answer["parent_redemption"] if of == "parent" else answer["redemptions"][0]
        path = f"/v1/redemptions/{record['id']}/{endpoint}"
        if first is not None:
            shop.ask(first[0], first[1] or path, first[2])
        return shop.ask("POST", path, body)

    return work


MUG = {"reward": {"id": "rew_mug"}}
CODES = {
    "ERR-VOUCHER-DISABLED": (redeeming("ERR-VOUCHER-DISABLED"), "voucher_disabled"),
    "ERR-VOUCHER-DISABLED-CAMPAIGN": (
        redeeming("ERR-VOUCHER-DISABLED-CAMPAIGN"),
        "voucher_disabled",
    ),
    "ERR-VOUCHER-EXPIRED": (redeeming("ERR-VOUCHER-EXPIRED"), "voucher_expired"),
    "ERR-VOUCHER-NOT-ACTIVE": (redeeming("ERR-VOUCHER-NOT-ACTIVE"), "voucher_not_active"),
    "ERR-VOUCHER-NOT-ACTIVE-NOW": (
        redeeming("ERR-VOUCHER-NOT-ACTIVE-NOW"),
        "voucher_not_active_now",
    ),
    "ERR-QUANTITY-EXCEEDED": (redeeming("ERR-QUANTITY-EXCEEDED"), "quantity_exceeded"),
    "ERR-GIFT-AMOUNT-EXCEEDED": (
        redeeming("ERR-GIFT-AMOUNT-EXCEEDED", more={"gift": {"credits": 1}}),
        "gift_amount_exceeded",
    ),
    "ERR-LOYALTY-CARD-POINTS-EXCEEDED": (
        redeeming("ERR-LOYALTY-CARD-POINTS-EXCEEDED", more=MUG, customer="anna"),
        "loyalty_card_points_exceeded",
    ),
    "ERR-MISSING-REWARD": (redeeming("ERR-MISSING-REWARD"), "missing_reward"),
    "ERR-INVALID-CUSTOMER": (
        redeeming("ERR-INVALID-CUSTOMER", more=MUG, customer="anna"),
        "invalid_customer",
    ),
    "FRIEND-OF-ANNA": (
        redeeming("FRIEND-OF-ANNA", customer="anna"),
        "referrer_not_permitted_to_redeem",
    ),
    "ERR-CUSTOMER-RULES-VIOLATED": (
        redeeming("ERR-CUSTOMER-RULES-VIOLATED", customer="anna"),
        "customer_rules_violated",
    ),
    "ERR-ORDER-RULES-VIOLATED": (redeeming("ERR-ORDER-RULES-VIOLATED"), "order_rules_violated"),
    "ERR-REDEMPTION-RULES-VIOLATED": (
        redeeming("ERR-REDEMPTION-RULES-VIOLATED"),
        "redemption_rules_violated",
    ),
    "ERR-MISSING-CUSTOMER": (redeeming("ERR-MISSING-CUSTOMER"), "missing_customer"),
    "ERR-MISSING-ORDER": (redeeming("ERR-MISSING-ORDER", order=None), "missing_order"),
    "ERR-MISSING-AMOUNT": (redeeming("ERR-MISSING-AMOUNT", order=None), "missing_amount"),
    "ERR-MISSING-ORDER-ITEMS": (redeeming("ERR-MISSING-ORDER-ITEMS"), "missing_order_items"),
    "ERR-MISSING-ORDER-ITEMS-AMOUNT": (
        redeeming("ERR-MISSING-ORDER-ITEMS-AMOUNT"),
        "missing_order_items_amount",
    ),
    "promo_ERR-PROMOTION-INACTIVE": (
        redeeming("promo_ERR-PROMOTION-INACTIVE"),
        "promotion_inactive",
    ),
    "promo_ERR-PROMOTION-NOT-ACTIVE-NOW": (
        redeeming("promo_ERR-PROMOTION-NOT-ACTIVE-NOW"),
        "promotion_not_active_now",
    ),
}
CALLS = {
    "twice": (redeeming("BLCKFRDY", "BLCKFRDY"), "duplicated_redeemables"),
    "stack-and-more": (redeeming("stack_summer", "BLCKFRDY"), "invalid_redeemables"),
    "not-there": (redeeming("NOWHERE"), "not_found"),
    "once-more": (asking("POST", "/v1/vouchers/BLCKFRDY", OFF), "duplicate_found"),
    "percentage": (
        asking("PUT", "/v1/vouchers/BLCKFRDY", {"discount": {"type": "PERCENT", "percent_off": 5}}),
        "invalid_voucher",
    ),
    "own-code": (
        asking("POST", "/v1/vouchers/MINE", {**OFF, "campaign_id": "camp_black_friday"}),
        "invalid_campaign",
    ),
    "no-places": (
        asking("POST", "/v1/vouchers", {**OFF, "code_config": {"pattern": "FIXED"}}),
        "invalid_code_config",
    ),
    "no-balance": (
        asking("POST", "/v1/vouchers/BLCKFRDY/balance", {"amount": 1}),
        "invalid_add_balance_params",
    ),
    "receipt": (
        redeeming("BLCKFRDY", metadata={"receipt": "lost"}),
        "metadata_validation_failed",
    ),
    "too-dear": (
        redeeming("BLCKFRDY", order={"items": [{"price": 10**11, "quantity": 10000}] * 10}),
        "invalid_amount",
    ),
    "second-time": (rolling_back("single", first=("POST", None, None)), "already_rolled_back"),
    "child": (rolling_back("child"), "invalid_redemption_parent"),
    "whole-stack": (rolling_back("parent"), "invalid_redemption"),
    "other-order": (rolling_back("single", body={"order": {"id": "x"}}), "invalid_order"),
    "too-late": (
        rolling_back("single", first=("PUT", "/_mock/clock", {"advance": "P100D"})),
        "invalid_rollback_params",
    ),
}


@pytest.mark.parametrize(("call", "key"), cases({**CODES, **CALLS}))
def test_the_shop_refuses_as_promised(shop, call, key):
    assert call(shop).key == key


def test_a_code_works_whose_condition_is_met(shop):
    answers = [
        redeeming("ERR-MISSING-CUSTOMER", customer="anna"),
        redeeming("ERR-MISSING-ORDER"),
        redeeming("ERR-MISSING-AMOUNT"),
        redeeming("ERR-MISSING-ORDER-ITEMS", order={"items": [{"product_id": "prod_mug"}]}),
        redeeming("ERR-MISSING-ORDER-ITEMS-AMOUNT", order={"items": [{"product_id": "prod_mug"}]}),
    ]

    assert [answer(shop).status for answer in answers] == [200] * 5


def test_points_of_the_club_buy_a_mug_or_money_off(shop):
    mug = redeeming("COFFEE-ANNA", more=MUG, customer="anna")(shop).json["redemptions"][0]
    coins = {"reward": {"id": "rew_money_off"}}
    paid = redeeming("COFFEE-ANNA", more=coins, customer="anna")(shop).json["redemptions"][0]

    assert (mug["amount"], mug["reward"]["product"]["id"]) == (500, "prod_mug")
    assert (paid["amount"], paid["order"]["total_amount"]) == (300, 2500)


def rows(heading):
    """Return the rows of the README's table under *heading*, without its rule."""
    table = README.partition(heading)[2].partition("\n\n")[0]
    return [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]


def test_the_table_of_the_readme_has_every_code_with_its_key():
    told = {
        code: key.strip("`")
        for cell, key in rows("| redeem | answers |")
        for code in re.findall(r"`([^`]*(?:ERR-|FRIEND)[^`]*)`", cell)
    }

    assert told == {code: key for code, (_, key) in CODES.items()}


def test_the_other_table_of_the_readme_has_every_key_once():
    told = [key.strip("`") for _, key in rows("| do | and get |")]

    assert told == [key for _, key in CALLS.values()]


def test_every_code_that_fails_is_tried():
    world = named("small_shop")
    names = [each.get("code", each["id"]) for each in world["promotion_tiers"]]
    names += [voucher["code"] for voucher in world["vouchers"]]

    assert {name for name in names if "ERR-" in name} | {"FRIEND-OF-ANNA"} == {*CODES}
