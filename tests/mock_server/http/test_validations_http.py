"""Validating over HTTP. Source: redemptions.md 8 and 11."""

import pytest

WORLD = {
    "now": "2026-01-15T12:00:00.000Z",
    "categories": [{"id": "cat_1", "name": "Seasonal", "hierarchy": 1}],
    "vouchers": [
        {
            "code": "TEN",
            "type": "DISCOUNT_VOUCHER",
            "discount": {"type": "PERCENT", "percent_off": 10},
            "campaign": "Sale",
            "category_ids": ["cat_1"],
            "redemption": {"quantity": 1},
            "metadata": {"a": 1},
        },
        {"code": "CARD", "type": "GIFT_VOUCHER", "gift": {"amount": 500, "balance": 500}},
    ],
}


@pytest.fixture
def shop(api):
    assert api.ask("PUT", "/_mock/world", WORLD).status < 300
    return api


def validated(shop, *codes, **body):
    redeemables = [{"object": "voucher", "id": code} for code in codes]
    reply = shop.ask(
        "POST", "/v1/validations", {"redeemables": redeemables, "order": {"amount": 1000}, **body}
    )
    assert reply.status == 200
    return reply.json


def test_a_valid_call_shows_only_what_applies(shop):
    answer = validated(shop, "TEN", "CARD")

    ten, card = answer["redeemables"]
    assert answer["valid"]
    assert ten["result"]["discount"] == {
        "type": "PERCENT",
        "effect": "APPLY_TO_ORDER",
        "percent_off": 10,
        "is_dynamic": False,
    }
    assert card["result"]["gift"] == {"balance": 500, "credits": 500}
    assert answer["order"]["total_amount"] == 400
    assert "inapplicable_redeemables" not in answer
    assert answer["stacking_rules"]["redeemables_limit"] == 30


def test_an_invalid_call_shows_everything_and_no_order(shop):
    answer = validated(shop, "GONE", "TEN", session={"type": "LOCK"})

    assert [one["status"] for one in answer["redeemables"]] == ["INAPPLICABLE", "SKIPPED"]
    error = answer["redeemables"][0]["result"]["error"]
    assert (error["code"], error["details"]) == (404, "Cannot find voucher with id GONE")
    assert "order" not in answer
    assert "session" not in answer


def test_expand_fills_in_metadata_names_and_categories(shop):
    plain = validated(shop, "TEN")["redeemables"][0]
    full = validated(shop, "TEN", options={"expand": ["redeemable", "category"]})["redeemables"][0]

    assert (plain["metadata"], plain["categories"]) == ({}, [])
    assert (full["metadata"], full["campaign_name"]) == ({"a": 1}, "Sale")
    assert full["categories"][0]["id"] == "cat_1"
    assert "order" not in full


def test_a_session_is_opened_held_and_released(shop):
    session = validated(shop, "TEN", session={"type": "LOCK"})["session"]

    assert {**session, "key": None} == {"key": None, "type": "LOCK", "ttl": 7, "ttl_unit": "DAYS"}
    assert not validated(shop, "TEN")["valid"]
    assert shop.ask("DELETE", f"/v1/vouchers/TEN/sessions/{session['key']}").status == 204
    assert validated(shop, "TEN")["valid"]


@pytest.mark.parametrize(
    ("body", "key", "details"),
    [
        pytest.param(
            {"redeemables": [{"object": "voucher", "id": "A"}, {"object": "voucher"}]},
            "invalid_payload",
            "Property .redeemables[1] should have required property 'id'",
            id="no-id",
        ),
        pytest.param(
            {"redeemables": [{"object": "voucher", "id": "A"}] * 2},
            "duplicated_redeemables",
            "Duplicated redeemables detected in one redemption",
            id="twice",
        ),
        pytest.param({}, "invalid_payload", "required property 'redeemables'", id="nothing"),
        pytest.param(
            {"redeemables": [{"object": "voucher", "id": "A"}], "session": {"type": "OPEN"}},
            "invalid_payload",
            ".session.type",
            id="session-of-no-type",
        ),
    ],
)
def test_a_malformed_call_is_refused_with_the_place(shop, body, key, details):
    reply = shop.ask("POST", "/v1/validations", body)

    assert (reply.status, reply.key) == (400, key)
    assert details in reply.json["details"]
