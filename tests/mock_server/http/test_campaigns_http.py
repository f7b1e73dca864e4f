"""Campaigns and promotion tiers over HTTP. Source: resources.md 3, 4, 22."""

import pytest

DISCOUNT = {"type": "AMOUNT", "amount_off": 1000}
COUPONS = {"name": "Spring", "voucher": {"type": "DISCOUNT_VOUCHER", "discount": DISCOUNT}}
PROMOTION = {"name": "Sale", "campaign_type": "PROMOTION"}


def a_tier(name, **fields):
    return {"name": name, "action": {"discount": DISCOUNT}, **fields}


def test_a_campaign_leaves_out_what_is_not_set(api):
    campaign = api.ask("POST", "/v1/campaigns", COUPONS).json

    assert (campaign["type"], campaign["campaign_type"]) == ("AUTO_UPDATE", "DISCOUNT_COUPONS")
    assert campaign["voucher"]["code_config"]["length"] == 8
    assert campaign.keys().isdisjoint({"expiration_date", "description", "updated_at"})
    assert api.ask("GET", "/v1/campaigns/Spring").json == campaign


def test_a_campaign_comes_with_its_codes(api):
    body = {**COUPONS, "vouchers_count": 3, "expiration_date": "2026-02-01"}

    campaign = api.ask("POST", "/v1/campaigns", body).json

    page = api.ask("GET", f"/v1/vouchers?campaign_id={campaign['id']}").json
    assert (campaign["vouchers_count"], page["total"]) == (3, 3)
    assert {row["campaign"] for row in page["vouchers"]} == {"Spring"}
    assert {row["expiration_date"] for row in page["vouchers"]} == {"2026-02-01T00:00:00.000Z"}


def test_a_template_that_does_not_fit_is_refused(api):
    gift = {"type": "GIFT_VOUCHER", "gift": {"amount": 500}}
    body = {"name": "Refer", "campaign_type": "REFERRAL_PROGRAM", "voucher": gift}

    reply = api.ask("POST", "/v1/campaigns", body)

    assert (reply.status, reply.key) == (400, "invalid_campaign")
    details = "Property 'discount' is required for REFERRAL_PROGRAM campaign"
    assert reply.json["details"] == details


def test_deleting_a_campaign_is_work_that_is_done(api):
    api.ask("POST", "/v1/campaigns", {**COUPONS, "vouchers_count": 2})

    started = api.ask("DELETE", "/v1/campaigns/Spring?force=true")

    action = api.ask("GET", f"/v1/async-actions/{started.json['async_action_id']}").json
    assert (started.status, action["status"], action["progress"]) == (202, "DONE", 100)
    assert (action["operation_status"], action["result"]["done_count"]) == ("SUCCESS", 2)
    assert api.ask("GET", "/v1/campaigns/Spring").status == 404
    assert api.ask("GET", "/v1/vouchers").json["total"] == 0


@pytest.mark.parametrize(("query", "again"), [("", 409), ("?force=true", 200)])
def test_only_force_frees_a_name(api, query, again):
    api.ask("POST", "/v1/campaigns", COUPONS)

    api.ask("DELETE", f"/v1/campaigns/Spring{query}")

    assert api.ask("POST", "/v1/campaigns", COUPONS).status == again


def test_tiers_take_their_places(api):
    body = {**PROMOTION, "promotion": {"tiers": [a_tier("A"), a_tier("B")]}}
    api.ask("POST", "/v1/campaigns", body)

    api.ask("POST", "/v1/promotions/Sale/tiers", a_tier("C", hierarchy=1))

    page = api.ask("GET", "/v1/promotions/Sale/tiers").json
    ranks = [(row["name"], row["hierarchy"]) for row in page["tiers"]]
    assert ranks == [("C", 1), ("A", 2), ("B", 3)]


def test_a_tier_lives_and_dies(api):
    api.ask("POST", "/v1/campaigns", PROMOTION)
    tier = api.ask("POST", "/v1/promotions/Sale/tiers", a_tier("A", start_date="2026-01-01")).json
    path = f"/v1/promotions/tiers/{tier['id']}"

    assert api.ask("GET", path).json == tier
    changed = api.ask("PUT", path, {"banner": "Now", "start_date": None}).json
    assert (changed["banner"], "start_date" in changed) == ("Now", False)
    assert api.ask("POST", f"{path}/disable").json["active"] is False
    assert api.ask("GET", "/v1/promotions/tiers?is_available=true").json["total"] == 0
    assert api.ask("POST", f"{path}/enable").json["active"] is True
    assert api.ask("DELETE", path).status == 204
    assert api.ask("GET", path).json["resource_type"] == "promotion_tier"


def test_coupons_have_no_tiers(api):
    api.ask("POST", "/v1/campaigns", COUPONS)

    reply = api.ask("POST", "/v1/promotions/Spring/tiers", a_tier("A"))

    assert (reply.status, reply.key) == (400, "invalid_campaign")


RULES = {"period_type": "MONTH", "period_value": 12, "rounding_type": "END_OF_QUARTER"}
CLUB = {
    "name": "Club",
    "campaign_type": "LOYALTY_PROGRAM",
    "voucher": {
        "type": "LOYALTY_CARD",
        "loyalty_card": {"points": 5, "expiration_rules": RULES | {"fixed_day": None}},
    },
}


def test_a_campaign_keeps_when_its_points_expire(api):
    made = api.ask("POST", "/v1/campaigns", CLUB).json

    read = api.ask("GET", f"/v1/campaigns/{made['id']}").json

    assert made["voucher"]["loyalty_card"] == {"points": 5, "expiration_rules": RULES}
    assert read["voucher"]["loyalty_card"] == {"points": 5, "expiration_rules": RULES}


def test_a_campaign_keeps_how_long_its_vouchers_last(api):
    body = CLUB | {"activity_duration_after_publishing": "P7DT12H"}

    made = api.ask("POST", "/v1/campaigns", body).json
    world = api.ask("GET", "/_mock/world").json
    api.ask("PUT", "/_mock/world", world)

    read = api.ask("GET", "/v1/campaigns/Club").json
    assert made["activity_duration_after_publishing"] == "P7DT12H"
    assert read == made


@pytest.mark.parametrize(
    ("lasting", "expires"),
    [
        ("P7D", "2026-01-22T12:00:00.000Z"),
        ("P99998D", "2299-10-29T12:00:00.000Z"),
        (None, "2026-01-16T00:00:00.000Z"),
    ],
)
def test_a_voucher_lasts_from_the_day_on_which_somebody_gets_it(api, lasting, expires):
    present = {
        "id": "camp_present",
        "name": "Present",
        "expiration_date": "2026-01-16",
        "activity_duration_after_publishing": lasting,
        "voucher": {"discount": {"type": "AMOUNT", "amount_off": 500}},
    }
    club = {"id": "camp_club", "name": "Club", "voucher": {"loyalty_card": {"points": 0}}}
    reward = {"id": "rew_1", "type": "CAMPAIGN", "campaign_id": "camp_club"}
    reward |= {"assignment_points": 5, "parameters": {"campaign": {"id": "camp_present"}}}
    card = {"code": "CARD", "campaign_id": "camp_club", "loyalty_card": {"points": 9}}
    world = {"now": "2026-01-15T12:00:00.000Z", "campaigns": [present, club]}
    world |= {"rewards": [reward], "vouchers": [card | {"holder_source_id": "ann"}]}
    assert api.ask("PUT", "/_mock/world", world).status == 200

    body = {"reward": {"id": "rew_1"}, "customer": {"source_id": "ann"}}
    api.ask("POST", "/v1/vouchers/CARD/redemption", body)

    (given,) = api.ask("GET", "/v1/vouchers?campaign_id=camp_present").json["vouchers"]
    assert (given["expiration_date"], given["holder_id"] is not None) == (expires, True)


def test_a_campaign_shows_its_tiers_as_they_read(api):
    rule = {"id": "val_1", "name": "order.amount", "conditions": {"$more_than": [100]}}
    tier = {"id": "promo_1", "name": "Tier", "campaign_id": "camp_1", "rules": [rule]}
    api.ask("PUT", "/_mock/world", {"promotion_tiers": [{**tier, "discount": DISCOUNT}]})

    shown = api.ask("GET", "/v1/campaigns/camp_1").json["promotion"]["tiers"]

    assert shown == [api.ask("GET", "/v1/promotions/tiers/promo_1").json]
    assert shown[0]["validation_rule_assignments"]["total"] == 1
