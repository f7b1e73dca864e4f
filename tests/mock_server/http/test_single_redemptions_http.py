"""Redeeming one thing by its own endpoint. Source: redemptions.md 2.2, 2.3, 12, 13."""

import pytest

from tests.mock_server.http.single_shop import CLIENT, answered, count, opened, redeemed, refused

ORDER = {"amount": 5500}
ITEMS = [{"product_id": "mug", "price": 500}, {"product_id": "hat", "price": 700}]


@pytest.fixture(name="shop")
def _shop(api):
    return opened(api)


def test_the_answer_is_the_redemption_with_the_whole_order(shop):
    redemption = redeemed(shop, "SAVE", {"order": ORDER, "metadata": {"till": 3}})

    order = redemption["order"]
    assert (redemption["redemption"], redemption["metadata"]) == (None, {"till": 3})
    assert (order["status"], order["total_amount"], order["updated_at"]) == ("PAID", 4500, None)
    assert order["redemptions"] == {
        redemption["id"]: {
            "date": "2026-01-15T12:00:00.000Z",
            "related_object_type": "voucher",
            "related_object_id": redemption["voucher"]["id"],
        }
    }


def test_the_voucher_stands_as_it_is_afterwards_and_names_its_products(shop):
    voucher = redeemed(shop, "LINES", {"order": {"items": ITEMS}})["voucher"]

    assert voucher["redemption"]["redeemed_quantity"] == 1
    assert [one["id"] for one in voucher["applicable_to"]["data"]] == ["mug"]
    assert [one["id"] for one in voucher["inapplicable_to"]["data"]] == ["hat"]


def test_only_the_redemption_itself_names_the_products_of_its_voucher(shop):
    redemption = redeemed(shop, "LINES", {"order": {"items": ITEMS}})

    read = shop.ask("GET", f"/v1/redemptions/{redemption['id']}").json
    voucher = shop.ask("GET", "/v1/vouchers/LINES").json
    assert "applicable_to" not in read["voucher"]
    assert "applicable_to" not in voucher


@pytest.mark.parametrize("body", [None, {}, {"order": None, "customer": None, "gift": None}])
def test_nothing_has_to_be_said(shop, body):
    redemption = redeemed(shop, "SAVE", body)

    assert (redemption["customer"], redemption["tracking_id"]) == (None, None)
    assert (redemption["order"]["items"], redemption["order"]["total_amount"]) == ([], 0)


@pytest.mark.parametrize(
    ("query", "body", "source_id"),
    [
        pytest.param("?tracking_id=ben", {}, "ben", id="query"),
        pytest.param("", {"tracking_id": "ben"}, "ben", id="body"),
        pytest.param("?tracking_id=ben", {"tracking_id": "anna"}, "ben", id="query-wins"),
        pytest.param("?tracking_id=new", {}, "new", id="unknown"),
        pytest.param(
            "?tracking_id=ben", {"customer": {"source_id": "anna"}}, "anna", id="customer-wins"
        ),
    ],
)
def test_a_tracking_id_says_who_redeems(shop, query, body, source_id):
    redemption = redeemed(shop, "SAVE", {"order": ORDER, **body}, query)

    assert redemption["customer"]["source_id"] == source_id
    assert redemption["order"]["customer_id"] == redemption["customer_id"]


def test_a_gift_card_gives_what_is_asked(shop):
    body = {"order": ORDER, "gift": {"credits": 300}}

    redemption = redeemed(shop, "GIFT", body)

    assert (redemption["amount"], redemption["gift"]) == (300, {"amount": 300})
    assert redemption["voucher"]["gift"]["balance"] == 1700
    entry = redemption["order"]["redemptions"][redemption["id"]]
    assert entry["related_object_parent_id"] == "camp_gifts"


def test_a_loyalty_card_pays_with_points(shop):
    body = {"order": ORDER, "customer": {"id": "cust_anna"}}

    redemption = redeemed(shop, "CARD", {**body, "reward": {"id": "rew_coin", "points": 200}})

    assert (redemption["amount"], redemption["loyalty_card"]) == (200, {"points": 200})
    assert redemption["reward"]["parameters"]["coin"]["exchange_ratio"] == 20
    assert redemption["order"]["total_amount"] == 1500


def test_a_loyalty_card_buys_a_code(shop):
    body = {"customer": {"id": "cust_anna"}, "reward": {"id": "rew_gift"}}

    reward = redeemed(shop, "CARD", body)["reward"]

    card = shop.ask("GET", f"/v1/vouchers/{reward['voucher']['code']}").json
    assert reward["voucher"] == {key: card[key] for key in ("id", "code", "campaign_id")}


def test_a_tier_has_no_voucher_and_counts_itself(shop):
    reply = shop.ask("POST", "/v1/promotions/tiers/promo_five/redemption", {"order": ORDER})

    redemption = answered("SingleRedemption", reply)
    assert (redemption["voucher"], redemption["order"]["total_amount"]) == (None, 5000)
    assert redemption["promotion_tier"]["summary"] == {
        "redemptions": {"total_redeemed": 1},
        "orders": {"total_amount": 5500, "total_discount_amount": 500},
    }


@pytest.mark.parametrize(
    ("path", "body", "status", "key"),
    [
        pytest.param("vouchers/GONE", {}, 404, "not_found", id="unknown-voucher"),
        pytest.param("promotions/tiers/GONE", {}, 404, "not_found", id="unknown-tier"),
        pytest.param("vouchers/OFF", {}, 400, "voucher_disabled", id="disabled"),
        pytest.param("promotions/tiers/promo_off", {}, 400, "promotion_inactive", id="tier-off"),
        pytest.param("vouchers/OVER", {}, 400, "voucher_expired", id="expired"),
        pytest.param(
            "vouchers/GIFT", {"gift": {"credits": 2001}}, 400, "gift_amount_exceeded", id="poor"
        ),
        pytest.param("vouchers/GIFT", {}, 400, "missing_amount", id="no-amount"),
        pytest.param("vouchers/CARD", {}, 400, "missing_reward", id="no-reward"),
        pytest.param(
            "vouchers/CARD", {"reward": {"id": "rew_coin"}}, 400, "invalid_customer", id="nobody"
        ),
        pytest.param(
            "vouchers/FRIEND",
            {"customer": {"id": "cust_anna"}},
            400,
            "referrer_not_permitted_to_redeem",
            id="own-code",
        ),
    ],
)
def test_a_refusal_is_recorded_and_says_why_itself(shop, path, body, status, key):
    reply = shop.ask("POST", f"/v1/{path}/redemption", body)

    record = shop.ask("GET", f"/v1/redemptions/{reply.json['resource_id']}").json
    assert (*refused(reply), reply.json["resource_type"]) == (status, key, "redemption")
    assert (record["failure_code"], record["order"]) == (key, None)
    assert (count(shop, "redemptions"), count(shop, "orders")) == (1, 0)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"order": {"id": "ord_gone"}}, id="order"),
        pytest.param({"customer": {"id": "cust_gone"}}, id="customer"),
    ],
)
def test_a_request_that_makes_no_sense_is_not_recorded(shop, body):
    reply = shop.ask("POST", "/v1/vouchers/SAVE/redemption", body)

    assert refused(reply) == (404, "not_found")
    assert count(shop, "redemptions") == 0


SKIPPING = {"redeemables_no_effect_rule": "SKIP", "redeemables_application_mode": "PARTIAL"}


def test_what_has_no_effect_is_redeemed_whatever_the_stacking_settings_say(api):
    shop = opened(api, stacking=SKIPPING)

    redemption = redeemed(shop, "SAVE", {"order": {"amount": 0}})

    assert redemption["voucher"]["redemption"]["redeemed_quantity"] == 1


def test_a_refusal_is_its_own_whatever_the_stacking_settings_say(api):
    shop = opened(api, stacking=SKIPPING)

    reply = shop.ask("POST", "/v1/vouchers/OFF/redemption", {"order": ORDER})

    assert refused(reply) == (400, "voucher_disabled")


@pytest.mark.parametrize(
    ("stacking", "code", "off"),
    [
        pytest.param({"redeemables_products_application_mode": "ONCE"}, "LINES", 100, id="once"),
        pytest.param({"discount_calculation_mode": "INITIAL_AMOUNT"}, "FRIEND", 330, id="initial"),
    ],
)
def test_what_the_order_carries_counts_whatever_the_stacking_settings_say(api, stacking, code, off):
    shop = opened(api, stacking=stacking)
    order = redeemed(shop, "LINES", {"order": {"source_id": "cart", "items": ITEMS}})["order"]

    redemption = redeemed(shop, code, {"order": {"id": order["id"]}})

    assert redemption["order"]["total_applied_discount_amount"] == off


def test_a_session_keeps_the_voucher_for_its_key(shop):
    session = {"type": "LOCK", "key": "cart-1"}
    shop.ask("POST", "/v1/vouchers/ONCE/validate", {"order": ORDER, "session": session})

    other = shop.ask("POST", "/v1/vouchers/ONCE/redemption", {"order": ORDER})
    redemption = redeemed(shop, "ONCE", {"order": ORDER, "session": session})

    assert refused(other) == (400, "quantity_exceeded")
    assert redemption["session"] == {"key": "cart-1"}


def test_a_redemption_can_be_undone(shop):
    redemption = redeemed(shop, "ONCE", {"order": ORDER})

    rollback = shop.ask("POST", f"/v1/redemptions/{redemption['id']}/rollback").json

    assert (rollback["order"]["status"], rollback["order"]["total_amount"]) == ("CANCELED", 5500)
    assert redeemed(shop, "ONCE", {"order": ORDER})["status"] == "SUCCEEDED"


def test_a_web_page_redeems_by_the_query(shop):
    target = "/client/v1/redeem?code=SAVE&tracking_id=ben"

    reply = shop.ask("POST", target, {"order": ORDER}, keys=CLIENT)

    redemption = answered("SingleRedemption", reply)
    assert redemption["customer_id"] == "cust_ben"
    assert redemption["channel"] == {"channel_id": "mock-client-id", "channel_type": "API"}


def test_a_web_page_may_be_kept_from_redeeming(api):
    shop = opened(api, settings={"client_redemption": False})

    reply = shop.ask("POST", "/client/v1/redeem?code=SAVE", {"order": ORDER}, keys=CLIENT)

    assert refused(reply) == (403, "forbidden")
    assert count(shop, "redemptions") == 0


@pytest.mark.parametrize("path", ["redeem", "validate"])
def test_a_web_page_has_to_say_which_code(shop, path):
    method = "POST" if path == "redeem" else "GET"

    reply = shop.ask(method, f"/client/v1/{path}?tracking_id=ben", keys=CLIENT)

    assert refused(reply) == (400, "invalid_query_params")
    assert reply.json["details"].endswith("should have required property 'code'")
