"""Which promotions a call for all of them finds: by audience, by campaign, by metadata."""

import pytest

OFF = {"discount": {"type": "AMOUNT", "amount_off": 500, "effect": "APPLY_TO_ORDER"}}
FANS = {"id": "val_fans", "name": "customer.metadata", "property": "fan"}
FANS |= {"conditions": {"$is": [True]}}
BIG = {"id": "val_big", "name": "order.amount", "conditions": {"$more_than": [9000]}}


def tier(id_, campaign="camp_sale", **more):
    return {"id": f"promo_{id_}", "campaign_id": campaign, **OFF, **more}


WORLD = {
    "now": "2026-01-15T12:00:00.000Z",
    "customers": [
        {"id": "cust_fan", "source_id": "fan", "metadata": {"fan": True}},
        {"id": "cust_foe", "source_id": "foe"},
    ],
    "campaigns": [
        {"id": "camp_sale", "name": "Sale", "campaign_type": "PROMOTION"},
        {"id": "camp_more", "name": "More", "campaign_type": "PROMOTION"},
    ],
    "promotion_tiers": [
        tier("all", metadata={"season": "summer"}),
        tier("fans", rules=[FANS]),
        tier("big", rules=[BIG], metadata={"season": "winter"}),
        tier("both", rules=[FANS | {"id": "val_both"}, BIG | {"id": "val_both"}]),
        tier("more", "camp_more"),
        tier("off", active=False),
    ],
}


@pytest.fixture
def shop(api):
    assert api.ask("PUT", "/_mock/world", WORLD).status == 200
    return api


def found(shop, query="", **body):
    reply = shop.ask("POST", f"/v1/promotions/validation{query}", body)
    assert reply.status == 200, reply.content
    return {one["id"].removeprefix("promo_") for one in reply.json["promotions"]}


@pytest.mark.parametrize(
    ("who", "every_rule", "audience_only"),
    [
        ("fan", {"all", "fans", "more"}, {"all", "fans", "big", "both", "more"}),
        ("foe", {"all", "more"}, {"all", "big", "more"}),
        (None, {"all", "more"}, {"all", "big", "more"}),
    ],
)
def test_rules_of_the_audience_may_be_the_only_ones_that_are_asked(
    shop, who, every_rule, audience_only
):
    body = {"order": {"amount": 5000}}
    body |= {} if who is None else {"customer": {"source_id": who}}

    assert found(shop, **body) == every_rule
    assert found(shop, "?audienceRulesOnly=false", **body) == every_rule
    assert found(shop, "?audienceRulesOnly=true", **body) == audience_only


def test_an_audience_is_asked_without_any_order(shop):
    assert found(shop, "?audienceRulesOnly=true") == {"all", "big", "more"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("filters[promotion_id][conditions][$is]=camp_more", {"more"}),
        ("filters[promotion_id][conditions][$is_not]=camp_more", {"all", "big"}),
        ("[filters][metadata.season][conditions][$is]=summer", {"all"}),
        ("filters[metadata.season][conditions][$has_value]=", {"all", "big"}),
        (
            "filters[metadata.season][conditions][$in][0]=winter"
            "&filters[promotion_id][conditions][$is]=camp_more&filters[junction]=or",
            {"big", "more"},
        ),
        ("filters[colour][conditions][$is]=red", set()),
    ],
)
def test_filters_leave_out_the_others(shop, query, expected):
    assert found(shop, f"?{query}", order={"amount": 9500}) == expected


def test_what_is_filtered_out_takes_no_place_among_the_newest(shop):
    tiers = [tier("old", "camp_more"), *(tier(number) for number in range(150))]
    shop.ask("PUT", "/_mock/world", WORLD | {"promotion_tiers": tiers})

    query = "?filters[promotion_id][conditions][$is]=camp_more"

    assert "old" not in found(shop, order={"amount": 9500})
    assert found(shop, query, order={"amount": 9500}) == {"old"}
