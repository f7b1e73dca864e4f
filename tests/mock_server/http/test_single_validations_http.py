"""Validating one thing by its own endpoint. Source: redemptions.md 5.2, 11, 12, P-49."""

import pytest

from tests.mock_server.http.single_shop import (
    answered,
    count,
    opened,
    redeemed,
    refused,
    validated,
    validated_tier,
)

ORDER = {"amount": 5500}
ANNA = {"customer": {"id": "cust_anna"}}


@pytest.fixture(name="shop")
def _shop(api):
    return opened(api)


def test_a_discount_is_shown_with_its_order(shop):
    verdict = validated(shop, "SAVE", {"order": ORDER})

    assert verdict["discount"] == {
        "type": "AMOUNT",
        "amount_off": 1000,
        "effect": "APPLY_TO_ORDER",
        "is_dynamic": False,
    }
    assert (verdict["code"], verdict["metadata"], verdict["tracking_id"]) == (
        "SAVE",
        {"a": 1},
        None,
    )
    assert verdict["order"]["total_amount"] == 4500
    assert "session" not in verdict


def test_a_gift_card_is_shown_as_it_is_before(shop):
    verdict = validated(shop, "GIFT", {"order": ORDER, "gift": {"credits": 300}})

    assert verdict["gift"] == {"amount": 5000, "balance": 2000, "effect": "APPLY_TO_ORDER"}
    assert (verdict["campaign"], verdict["campaign_id"]) == ("Gifts", "camp_gifts")
    assert verdict["order"]["applied_discount_amount"] == 300


@pytest.mark.parametrize(
    ("reward", "cost", "shown"),
    [
        pytest.param({"id": "rew_coin", "points": 200}, 200, {"points": 200}, id="stated"),
        pytest.param({"id": "rew_coin"}, 300, {}, id="as-many-as-useful"),
        pytest.param({"id": "rew_gift"}, 50, {}, id="fixed-cost"),
    ],
)
def test_points_show_their_cost_and_are_echoed_only_if_stated(shop, reward, cost, shown):
    verdict = validated(shop, "CARD", {"order": ORDER, "reward": reward})

    assigned = verdict["reward"].pop("assignment_id")
    assert assigned.startswith("rewa_")
    assert verdict["loyalty"] == {"points_cost": cost}
    assert verdict["reward"] == {"id": reward["id"], **shown}


def test_a_voucher_named_by_its_id_is_shown_by_its_code(shop):
    id_ = shop.ask("GET", "/v1/vouchers/OVER").json["id"]

    verdict = validated(shop, id_)

    assert (verdict["valid"], verdict["code"]) == (False, "OVER")


def test_dates_are_shown_where_there_are_any(api):
    running = {
        "code": "RUNS",
        "type": "DISCOUNT_VOUCHER",
        "discount": {"type": "PERCENT", "percent_off": 10},
        "start_date": "2026-01-01",
        "expiration_date": "2026-12-31",
    }
    shop = opened(api, vouchers=[running])

    verdict = validated(shop, "RUNS", {"order": ORDER})

    assert verdict["start_date"] == "2026-01-01T00:00:00.000Z"
    assert verdict["expiration_date"] == "2026-12-31T00:00:00.000Z"


@pytest.mark.parametrize(
    ("code", "body", "reason", "key"),
    [
        pytest.param("GONE", {}, "voucher not found", "not_found", id="unknown"),
        pytest.param("OVER", {}, "voucher expired", "voucher_expired", id="expired"),
        pytest.param("OFF", {}, "voucher is disabled", "voucher_disabled", id="disabled"),
        pytest.param(
            "GIFT",
            {"gift": {"credits": 2001}},
            "gift amount exceeded",
            "gift_amount_exceeded",
            id="poor",
        ),
        pytest.param(
            "CARD",
            {"reward": {"id": "rew_coin", "points": 1001}},
            "loyalty card points exceeded",
            "loyalty_card_points_exceeded",
            id="few-points",
        ),
        pytest.param(
            "CARD", {"reward": {"id": "rew_gone"}}, "Resource not found", "not_found", id="reward"
        ),
        pytest.param(
            "CARD",
            {"reward": {"id": "rew_coin"}, "customer": {"source_id": "ben"}},
            "Customer must be a holder of a loyalty card.",
            "invalid_customer",
            id="not-the-holder",
        ),
        pytest.param(
            "FRIEND",
            ANNA,
            "voucher cannot be redeemed by referrer",
            "referrer_not_permitted_to_redeem",
            id="own-code",
        ),
    ],
)
def test_what_the_rules_refuse_is_a_good_answer(shop, code, body, reason, key):
    verdict = validated(shop, code, {"order": ORDER, **body})

    assert (verdict["valid"], verdict["code"], verdict["reason"]) == (False, code, reason)
    assert verdict["error"]["key"] == key
    assert "order" not in verdict


def test_metadata_is_that_of_the_voucher_or_nothing(shop):
    assert validated(shop, "OVER")["metadata"] == {"why": "winter"}
    assert validated(shop, "GONE")["metadata"] == {}


@pytest.mark.parametrize(
    ("code", "body", "key"),
    [
        pytest.param("CARD", {"order": ORDER}, "missing_reward", id="no-reward"),
        pytest.param("GIFT", {}, "missing_amount", id="no-order"),
        pytest.param("CARD", {"reward": {"id": "rew_coin"}}, "missing_amount", id="no-amount"),
        pytest.param(
            "GIFT-ITEMS",
            {"order": {"items": [{"product_id": "prod_air"}]}},
            "missing_order_items_amount",
            id="no-priced-line",
        ),
    ],
)
def test_what_a_card_cannot_do_without_is_an_error_of_the_request(shop, code, body, key):
    reply = shop.ask("POST", f"/v1/vouchers/{code}/validate", body)

    assert refused(reply) == (400, key)


@pytest.mark.parametrize("path", ["vouchers/SAVE/validate", "promotions/validation"])
@pytest.mark.parametrize("body", [{"order": {"id": "gone"}}, {"customer": {"id": "gone"}}])
def test_an_order_or_customer_that_does_not_exist_is_refused(shop, path, body):
    reply = shop.ask("POST", f"/v1/{path}", body)

    assert refused(reply) == (404, "not_found")


def test_nothing_is_stored(shop):
    body = {"order": ORDER, "customer": {"source_id": "new"}}

    verdict = validated(shop, "SAVE", body)
    validated(shop, "OFF", body)

    assert verdict["tracking_id"].startswith("track_")
    assert [count(shop, what) for what in ("redemptions", "orders")] == [0, 0]
    assert count(shop, "customers") == 2


def test_only_a_good_verdict_holds_anything(shop):
    session = {"type": "LOCK", "key": "cart-1"}

    held = validated(shop, "ONCE", {"session": session})
    free = validated(shop, "OFF", {"session": session})

    assert held["session"] == {"key": "cart-1", "type": "LOCK", "ttl": 7, "ttl_unit": "DAYS"}
    assert "session" not in free
    assert validated(shop, "ONCE")["error"]["key"] == "quantity_exceeded"


def test_a_redemption_does_what_the_validation_said(shop):
    body = {"order": ORDER, "gift": {"credits": 300}}

    said = validated(shop, "GIFT", body)["order"]
    done = redeemed(shop, "GIFT", body)["order"]

    assert said.items() >= {key: done[key] for key in done if "amount" in key}.items()


def test_a_tier_is_shown_with_what_it_does(shop):
    verdict = validated_tier(shop, "promo_five", {"order": ORDER, **ANNA})

    assert (verdict["name"], verdict["banner"], verdict["hierarchy"]) == ("Five off", "5 off", 1)
    assert verdict["campaign"]["id"] == "camp_sale"
    assert (verdict["discount_amount"], verdict["applied_discount_amount"]) == (500, 500)
    assert verdict["tracking_id"].startswith("track_")


def test_the_discount_of_a_tier_adds_to_what_the_order_has(shop):
    redeemed(shop, "SAVE", {"order": {**ORDER, "source_id": "cart"}})

    verdict = validated_tier(shop, "promo_five", {"order": {"source_id": "cart"}})

    assert (verdict["discount_amount"], verdict["applied_discount_amount"]) == (1500, 500)


def test_a_tier_that_does_not_apply_says_why(shop):
    verdict = validated_tier(shop, "promo_off", {"order": ORDER})

    assert (verdict["valid"], verdict["reason"]) == (False, "Inactive Promotion")
    assert (verdict["error"]["key"], verdict["id"]) == ("promotion_inactive", "promo_off")


def test_an_unknown_tier_is_not_found(shop):
    reply = shop.ask("POST", "/v1/promotions/tiers/promo_gone/validation", {"order": ORDER})

    assert refused(reply) == (404, "not_found")


def test_promotions_that_apply_are_listed_each_on_the_order_as_it_came(shop):
    reply = shop.ask("POST", "/v1/promotions/validation", {"order": ORDER, **ANNA})

    found = answered("ValidPromotions", reply)
    totals = {one["id"]: one["order"]["total_amount"] for one in found["promotions"]}
    assert found["valid"]
    assert totals == {"promo_five": 5000, "promo_ten": 4950}


def test_no_promotion_is_a_good_answer_too(api):
    shop = opened(api, promotion_tiers=[])

    found = answered("ValidPromotions", shop.ask("POST", "/v1/promotions/validation"))

    assert found == {"valid": False, "promotions": [], "tracking_id": None}
