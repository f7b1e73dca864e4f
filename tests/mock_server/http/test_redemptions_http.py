"""Redeeming over HTTP: the whole story of a code, and the shapes that clients see."""

import pytest

BLACK_FRIDAY = {
    "now": "2026-01-15T12:00:00.000Z",
    "categories": [{"id": "cat_1", "name": "Seasonal", "hierarchy": 1}],
    "customers": [{"id": "cust_1", "source_id": "ann", "name": "Ann", "email": "ann@shop.test"}],
    "vouchers": [
        {
            "code": "BLCKFRDY",
            "type": "DISCOUNT_VOUCHER",
            "discount": {"type": "AMOUNT", "amount_off": 1000, "effect": "APPLY_TO_ORDER"},
            "campaign": "Black Friday",
            "category_ids": ["cat_1"],
        },
        {"code": "CARD", "type": "GIFT_VOUCHER", "gift": {"amount": 5000, "balance": 5000}},
        {
            "code": "OFF",
            "type": "DISCOUNT_VOUCHER",
            "discount": {"type": "AMOUNT", "amount_off": 1},
            "active": False,
        },
    ],
    "promotion_tiers": [
        {
            "id": "promo_1",
            "name": "Ten percent",
            "campaign_id": "camp_1",
            "discount": {"type": "PERCENT", "percent_off": 10, "effect": "APPLY_TO_ORDER"},
        }
    ],
}
SEED_BODY = {
    "redeemables": [{"object": "voucher", "id": "BLCKFRDY"}],
    "order": {"amount": 5500},
}
TEXT, NUMBER, TRUTH, LIST, OBJECT, NOTHING = str, int, bool, list, dict, type(None)

SEED_REDEMPTION = {
    "id": TEXT,
    "object": TEXT,
    "date": TEXT,
    "customer_id": (TEXT, NOTHING),
    "tracking_id": (TEXT, NOTHING),
    "metadata": (OBJECT, NOTHING),
    "redemption": (TEXT, NOTHING),
    "result": TEXT,
    "status": TEXT,
    "order": OBJECT,
    "channel": OBJECT,
    "customer": (OBJECT, NOTHING),
    "related_object_type": TEXT,
    "related_object_id": TEXT,
    "voucher": OBJECT,
}
SEED_ORDER = {
    "id": TEXT,
    "source_id": (TEXT, NOTHING),
    "status": TEXT,
    "amount": NUMBER,
    "discount_amount": NUMBER,
    "total_discount_amount": NUMBER,
    "total_amount": NUMBER,
    "applied_discount_amount": NUMBER,
    "total_applied_discount_amount": NUMBER,
    "items": LIST,
    "metadata": OBJECT,
    "object": TEXT,
    "created_at": (TEXT, NOTHING),
    "updated_at": (TEXT, NOTHING),
    "customer_id": (TEXT, NOTHING),
    "referrer_id": (TEXT, NOTHING),
    "redemptions": OBJECT,
}
SEED_VOUCHER = {
    "id": TEXT,
    "code": TEXT,
    "campaign": (TEXT, NOTHING),
    "campaign_id": (TEXT, NOTHING),
    "category": (TEXT, NOTHING),
    "category_id": (TEXT, NOTHING),
    "type": TEXT,
    "discount": (OBJECT, NOTHING),
    "gift": (OBJECT, NOTHING),
    "loyalty_card": (OBJECT, NOTHING),
    "start_date": (TEXT, NOTHING),
    "expiration_date": (TEXT, NOTHING),
    "validity_timeframe": (OBJECT, NOTHING),
    "validity_day_of_week": (LIST, NOTHING),
    "validity_hours": (OBJECT, NOTHING),
    "active": TRUTH,
    "additional_info": (TEXT, NOTHING),
    "metadata": OBJECT,
    "assets": OBJECT,
    "is_referral_code": TRUTH,
    "created_at": TEXT,
    "updated_at": (TEXT, NOTHING),
    "object": TEXT,
    "publish": OBJECT,
    "redemption": OBJECT,
    "categories": LIST,
}


@pytest.fixture
def shop(api):
    assert api.ask("PUT", "/_mock/world", BLACK_FRIDAY).status < 300
    return api


def redeemed(shop, *ids, **body):
    redeemables = [
        {"object": "promotion_tier" if id_.startswith("promo_") else "voucher", "id": id_}
        for id_ in ids
    ]
    reply = shop.ask(
        "POST", "/v1/redemptions", {"redeemables": redeemables, "order": {"amount": 5500}, **body}
    )
    assert reply.status == 200
    return reply.json


def typed(document, names):
    """Return the names whose value is absent or of another type."""
    return [name for name, kinds in names.items() if not isinstance(document.get(name, ...), kinds)]


def test_the_first_page_of_the_documentation_works(shop):
    reply = shop.ask("POST", "/v1/redemptions", SEED_BODY)

    (redemption,) = reply.json["redemptions"]
    assert reply.status == 200
    assert typed(redemption, SEED_REDEMPTION) == []
    assert typed(redemption["order"], SEED_ORDER) == []
    assert typed(reply.json["order"], SEED_ORDER) == []
    assert typed(redemption["voucher"], SEED_VOUCHER) == []
    assert (reply.json["inapplicable_redeemables"], reply.json["skipped_redeemables"]) == ([], [])


def agreeing(one, other, *besides):
    """Return the names under which both have something, and not the same."""
    shared = [name for name in one if other.get(name) is not None and one[name] is not None]
    return [name for name in shared if name not in besides and one[name] != other[name]]


def test_reading_agrees_with_redeeming(shop):
    redemption = redeemed(shop, "BLCKFRDY", customer={"source_id": "ann"})["redemptions"][0]

    read = shop.ask("GET", f"/v1/redemptions/{redemption['id']}").json

    assert agreeing(redemption, read, "voucher") == []
    assert agreeing(redemption["voucher"], read["voucher"], "categories", "assets") == []


def test_a_rollback_agrees_with_redeeming(shop):
    redemption = redeemed(shop, "BLCKFRDY", customer={"source_id": "ann"})["redemptions"][0]

    rollback = shop.ask("POST", f"/v1/redemptions/{redemption['id']}/rollback").json

    different = {"id", "object", "redemption", "order", "voucher"}
    assert agreeing(redemption, rollback, *different) == []
    assert rollback["redemption"] == redemption["id"]
    assert rollback["voucher"]["redemption"]["redeemed_quantity"] == 0
    assert rollback["order"]["status"] == "CANCELED"


def test_a_stack_answers_parent_children_and_one_order(shop):
    answer = redeemed(shop, "BLCKFRDY", "CARD", "promo_1")

    parent, order = answer["parent_redemption"], answer["order"]
    children = [child["id"] for child in answer["redemptions"]]
    assert [child["redemption"] for child in answer["redemptions"]] == [parent["id"]] * 3
    assert order["redemptions"][parent["id"]]["stacked"] == children
    assert (order["discount_amount"], order["total_amount"]) == (5500, 0)
    assert "status" not in answer["redemptions"][0]["order"]
    assert parent["related_redemptions"]["redemptions"][0]["id"] == children[0]


def test_a_gift_card_shows_what_it_gave(shop):
    body = {"redeemables": [{"object": "voucher", "id": "CARD", "gift": {"credits": 1200}}]}

    redemption = redeemed(shop, "CARD", **body)["redemptions"][0]

    assert (redemption["amount"], redemption["gift"]) == (1200, {"amount": 1200})
    assert redemption["voucher"]["gift"]["balance"] == 3800


def test_expand_without_order_leaves_child_orders_out(shop):
    answer = redeemed(shop, "BLCKFRDY", "CARD", options={"expand": ["category"]})

    assert [child["order"] for child in answer["redemptions"]] == [None, None]
    assert answer["order"]["total_amount"] == 0


def test_a_refusal_is_recorded_and_says_where(shop):
    reply = shop.ask(
        "POST", "/v1/redemptions", {"redeemables": [{"object": "voucher", "id": "OFF"}]}
    )

    record = shop.ask("GET", f"/v1/redemptions/{reply.json['resource_id']}").json
    assert (reply.status, reply.key) == (400, "voucher_disabled")
    assert (reply.json["redeemable_type"], reply.json["redeemable_id"]) == ("voucher", "OFF")
    assert (record["result"], record["failure_code"]) == ("FAILURE", "voucher_disabled")
    assert record["order"] is None


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("created_at[after]=2026-01-15T11:59:59.000Z", id="plain"),
        pytest.param("[created_at][after]=2026-01-15T11:59:59.000Z", id="leading-bracket"),
        pytest.param("filters[result][conditions][$is]=FAILURE", id="filter"),
        pytest.param("[filters][result][conditions][$in][0]=FAILURE", id="indexed"),
        pytest.param("filters%5Bresult%5D%5Bconditions%5D%5B%24is%5D=FAILURE", id="encoded"),
        pytest.param("result=FAILURE&filters[junction]=OR", id="upper-case-junction"),
    ],
)
def test_lists_understand_both_bracket_dialects(shop, query):
    shop.ask("POST", "/v1/redemptions", {"redeemables": [{"object": "voucher", "id": "OFF"}]})

    listed = shop.ask("GET", f"/v1/redemptions?{query}").json

    assert (listed["total"], listed["redemptions"][0]["result"]) == (1, "FAILURE")


def test_the_voucher_knows_its_redemptions(shop):
    redeemed(shop, "BLCKFRDY")

    history = shop.ask("GET", "/v1/vouchers/BLCKFRDY/redemption").json

    assert (history["redeemed_quantity"], history["total"]) == (1, 1)
    assert set(history["redemption_entries"][0]["voucher"]) == {
        "id",
        "code",
        "campaign",
        "campaign_id",
    }


def test_client_redemption_can_be_switched_off(api):
    closed = {**BLACK_FRIDAY, "settings": {"client_redemption": False}}
    api.ask("PUT", "/_mock/world", closed)
    keys = {
        "X-Client-Application-Id": "mock-client-id",
        "X-Client-Token": "mock-client-token",
        "Origin": "https://shop.example",
    }

    reply = api.ask("POST", "/client/v1/redemptions", SEED_BODY, keys=keys)

    assert (reply.status, reply.key) == (403, "forbidden")
