"""Validation rules over HTTP. Source: redemptions.md 7.3, 7.4, 4.9; R-4, E-11, E-16."""

import pytest

NOON = "2026-01-15T12:00:00.000Z"


def a_rule(name, conditions, **fields):
    return {"id": "val_1", "name": name, "conditions": conditions, **fields}


def a_coupon(*rules, code="SAVE", **fields):
    discount = {"type": "AMOUNT", "amount_off": 1000, "effect": "APPLY_TO_ORDER"}
    return {
        "code": code,
        "type": "DISCOUNT_VOUCHER",
        "discount": discount,
        "rules": list(rules),
        **fields,
    }


def loaded(api, *vouchers, **sections):
    reply = api.ask("PUT", "/_mock/world", {"now": NOON, "vouchers": list(vouchers), **sections})
    assert reply.status < 300, reply.json
    return api


def redeem(api, *codes, **body):
    redeemables = [{"object": "voucher", "id": code} for code in codes or ("SAVE",)]
    call = {"redeemables": redeemables, "order": {"amount": 5000}, **body}
    return api.ask("POST", "/v1/redemptions", call)


def forward(api, duration):
    assert api.ask("PUT", "/_mock/clock", {"advance": duration}).status < 300


@pytest.mark.parametrize(
    ("rule", "body", "key"),
    [
        pytest.param(
            a_rule("order.amount", {"$more_than": [5000]}), {}, "order_rules_violated", id="amount"
        ),
        pytest.param(
            a_rule("order.total_amount", {"$more_than_or_equal": [4001]}),
            {},
            "order_rules_violated",
            id="total-after-the-discount",
        ),
        pytest.param(
            a_rule("order.metadata", {"$is": ["web"]}, property="channel"),
            {"order": {"amount": 5000, "metadata": {"channel": "shop"}}},
            "order_rules_violated",
            id="order-metadata",
        ),
        pytest.param(
            a_rule("order.items.any", {"$is": [{"id": "mug", "object": "product"}]}),
            {"order": {"items": [{"product_id": "cap", "price": 900}]}},
            "order_rules_violated",
            id="items",
        ),
        pytest.param(
            a_rule("customer.metadata", {"$is": ["en"]}, property="lang"),
            {"customer": {"source_id": "ann", "metadata": {"lang": "de"}}},
            "customer_rules_violated",
            id="customer-metadata",
        ),
        pytest.param(
            a_rule("publication.redeemable_by_linked_customer", {"$is": [True]}),
            {"customer": {"source_id": "ann"}},
            "customer_rules_violated",
            id="holder-only",
        ),
        pytest.param(
            a_rule("redemption.metadata", {"$is": ["x"]}, property="a"),
            {"metadata": {"a": "y"}},
            "redemption_rules_violated",
            id="redemption-metadata",
        ),
        pytest.param(
            a_rule("customer.metadata", {"$is": ["en"]}, property="lang"),
            {},
            "missing_customer",
            id="no-customer",
        ),
        pytest.param(
            a_rule("order.amount", {"$more_than": [1]}),
            {"order": None},
            "missing_order",
            id="no-order",
        ),
        pytest.param(
            a_rule("order.items.count", {"$more_than": [1]}),
            {},
            "missing_order_items",
            id="no-items",
        ),
    ],
)
def test_a_rule_refuses_with_the_key_of_its_family(api, rule, body, key):
    reply = redeem(loaded(api, a_coupon(rule)), **body)

    assert (reply.status, reply.key) == (400, key)


def test_the_refusal_names_the_rule(api):
    reply = redeem(loaded(api, a_coupon(a_rule("order.amount", {"$more_than": [5000]}))))

    assert reply.json["message"] == "order does not match validation rules"
    assert reply.json["details"] == (
        "Discount Coupon cannot be redeemed because of violated validation rules: val_1"
    )


def test_the_merchants_own_words_go_beside_ours(api):
    rule = a_rule("order.amount", {"$more_than": [5000]}, error={"message": "Buy more!"})
    loaded(api, a_coupon(rule))

    reply = redeem(api)
    entry = api.ask(
        "POST",
        "/v1/validations",
        {"redeemables": [{"object": "voucher", "id": "SAVE"}], "order": {"amount": 1}},
    ).json["redeemables"][0]

    assert reply.json["error"] == {"message": "Buy more!"}
    assert entry["result"]["details"] == {"message": "Buy more!", "key": "order_rules_violated"}


def test_a_customer_may_redeem_as_often_as_the_rule_says(api):
    rule = a_rule("redemption.count.per_customer", {"$less_than_or_equal": [2]})
    loaded(api, a_coupon(rule))
    ann, bob = {"customer": {"source_id": "ann"}}, {"customer": {"source_id": "bob"}}

    statuses = [redeem(api, **who).status for who in (ann, ann, ann, bob)]

    assert statuses == [200, 200, 400, 200]


def test_a_daily_limit_ends_at_midnight_and_forgets_rollbacks(api):
    loaded(api, a_coupon(a_rule("redemption.count.daily", {"$less_than_or_equal": [1]})))
    first = redeem(api).json["redemptions"][0]["id"]

    again = redeem(api).status
    api.ask("POST", f"/v1/redemptions/{first}/rollback")
    after_rollback = redeem(api).status
    forward(api, "PT12H")

    assert (again, after_rollback, redeem(api).status) == (400, 200, 200)


def test_a_campaign_counts_what_the_same_call_has_applied(api):
    rule = a_rule("campaign.redemptions.count", {"$less_than_or_equal": [1]})
    loaded(
        api,
        a_coupon(code="A", campaign_id="camp_1"),
        a_coupon(code="B", campaign_id="camp_1"),
        campaigns=[
            {
                "id": "camp_1",
                "name": "Sale",
                "voucher": {"discount": {"type": "AMOUNT", "amount_off": 1000}},
                "rules": [rule],
            }
        ],
    )

    reply = redeem(api, "A", "B")

    assert (reply.status, reply.key) == (400, "redemption_rules_violated")
    assert reply.json["redeemable_id"] == "B"


def test_a_bundle_multiplies_the_discount(api):
    bundle = {"limit": 5, "items": [{"id": "mug", "quantity": 2}], "scaling": "MULTIPLY"}
    loaded(api, a_coupon(bundle=bundle))
    items = [{"product_id": "mug", "quantity": 5, "price": 2000}]

    answer = api.ask(
        "POST",
        "/v1/validations",
        {"redeemables": [{"object": "voucher", "id": "SAVE"}], "order": {"items": items}},
    ).json

    assert answer["order"]["total_discount_amount"] == 2000
    assert answer["redeemables"][0]["result"]["bundle"]["quantity"] == 2


def test_rules_survive_an_export(api):
    loaded(api, a_coupon(a_rule("order.amount", {"$more_than": [5000]})))

    world = api.ask("GET", "/_mock/world").json
    loaded(api)
    api.ask("PUT", "/_mock/world", world)

    assert redeem(api).key == "order_rules_violated"


def test_a_voucher_shows_its_rules(api):
    loaded(api, a_coupon(a_rule("order.amount", {"$more_than": [5000]})))

    (assignment,) = api.ask("GET", "/v1/vouchers/SAVE").json["validation_rules_assignments"]["data"]

    assert (assignment["rule_id"], assignment["related_object_type"]) == ("val_1", "voucher")
