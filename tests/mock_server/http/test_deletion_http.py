"""What goes when a voucher, a tier or a campaign is deleted, and what stays (E-18)."""

import pytest

OFF = {"discount": {"type": "AMOUNT", "amount_off": 500, "effect": "APPLY_TO_ORDER"}}
RULES = [{"id": "val_big", "name": "order.amount", "conditions": {"$more_than": [100]}}]
WORLD = {
    "now": "2026-01-15T12:00:00.000Z",
    "campaigns": [
        {"id": "camp_sale", "name": "Sale", "campaign_type": "PROMOTION", "rules": RULES},
        {"id": "camp_codes", "name": "Codes", "voucher": OFF, "rules": RULES},
        {"id": "camp_club", "name": "Club", "voucher": {"loyalty_card": {"points": 0}}},
    ],
    "promotion_tiers": [
        {"id": "promo_1", "campaign_id": "camp_sale", "rules": RULES, **OFF},
        {"id": "promo_2", "campaign_id": "camp_sale", **OFF},
    ],
    "vouchers": [
        {"code": "MADE", "campaign_id": "camp_codes", "rules": RULES, **OFF},
        {"code": "ALONE", "rules": RULES, **OFF},
    ],
    "rewards": [{"id": "rew_1", "type": "MATERIAL", "campaign_id": "camp_club"}],
}
GUARDED = {"camp_sale", "camp_codes", "promo_1", "MADE", "ALONE"}


@pytest.fixture
def shop(api):
    assert api.ask("PUT", "/_mock/world", WORLD).status == 200
    return api


def redeem(shop, *ids):
    kinds = {"promo": "promotion_tier"}
    asked = [{"object": kinds.get(id_[:5], "voucher"), "id": id_} for id_ in ids]
    reply = shop.ask(
        "POST", "/v1/redemptions", {"redeemables": asked, "order": {"amount": 5000}}
    ).json
    return [one["id"] for one in reply["redemptions"]]


def guarded(shop):
    """Return what rules are assigned to, vouchers by their codes."""
    world = shop.ask("GET", "/_mock/world").json
    codes = {voucher["id"]: voucher["code"] for voucher in world.get("vouchers", [])}
    assigned = world.get("validation_rule_assignments", [])
    ids = [assignment["related_object_id"] for assignment in assigned]
    return {codes.get(id_, id_) for id_ in ids}


def recorded(shop):
    rows = shop.ask("GET", "/v1/redemptions?limit=100").json["redemptions"]
    return {row["id"] for row in rows}


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("/v1/vouchers/ALONE", {"ALONE"}),
        ("/v1/vouchers/MADE?force=true", {"MADE"}),
        ("/v1/promotions/tiers/promo_1", {"promo_1"}),
        ("/v1/campaigns/camp_sale", {"camp_sale", "promo_1"}),
        ("/v1/campaigns/camp_codes", {"camp_codes", "MADE"}),
    ],
)
def test_rules_are_taken_off_what_is_deleted_and_stay_themselves(shop, path, gone):
    assert guarded(shop) == GUARDED

    shop.ask("DELETE", path)

    assert guarded(shop) == GUARDED - gone
    assert [rule["id"] for rule in shop.ask("GET", "/_mock/world").json["validation_rules"]] == [
        "val_big"
    ]


def test_a_code_that_is_made_again_is_free_of_the_rules_of_the_old_one(shop):
    shop.ask("DELETE", "/v1/vouchers/ALONE?force=true")

    shop.ask("POST", "/v1/vouchers/ALONE", OFF)

    body = {"redeemables": [{"object": "voucher", "id": "ALONE"}], "order": {"amount": 50}}
    assert shop.ask("POST", "/v1/redemptions", body).status == 200


def test_a_voucher_and_a_campaign_take_their_redemptions_with_them(shop):
    (alone,), (made,) = redeem(shop, "ALONE"), redeem(shop, "MADE")

    shop.ask("DELETE", "/v1/vouchers/ALONE")
    assert recorded(shop) == {made}

    shop.ask("DELETE", "/v1/campaigns/camp_codes")
    assert alone not in recorded(shop)
    assert recorded(shop) == set()


def test_a_tier_leaves_its_redemptions_which_can_be_rolled_back(shop):
    (first,) = redeem(shop, "promo_1")

    shop.ask("DELETE", "/v1/promotions/tiers/promo_1")
    rolled_back = shop.ask("POST", f"/v1/redemptions/{first}/rollback")

    assert rolled_back.status == 200
    assert rolled_back.json["order"]["total_amount"] == 5000
    assert recorded(shop) == {first, rolled_back.json["id"]}
    assert shop.ask("GET", "/v1/promotions/tiers/promo_1").status == 404


def test_a_campaign_takes_the_redemptions_of_a_tier_that_went_before_it(shop):
    redeem(shop, "promo_1")
    shop.ask("DELETE", "/v1/promotions/tiers/promo_1")

    shop.ask("DELETE", "/v1/campaigns/camp_sale")

    assert recorded(shop) == set()


def test_a_stack_of_tiers_goes_with_the_last_of_them(shop):
    redeem(shop, "promo_1", "promo_2")
    (alone,) = redeem(shop, "ALONE")

    shop.ask("DELETE", "/v1/campaigns/camp_sale")

    assert recorded(shop) == {alone}


def test_what_a_reward_cost_the_members_of_a_campaign_goes_with_it(shop):
    shop.ask("DELETE", "/v1/campaigns/camp_club")

    world = shop.ask("GET", "/_mock/world").json
    assert "reward_assignments" not in world
    assert [reward["id"] for reward in world["rewards"]] == ["rew_1"]
