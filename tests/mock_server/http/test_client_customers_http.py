"""Web pages and customers: whether they may write them is a setting (resources.md F-7, R-19)."""

import pytest

from tests.mock_server.app.server import CLIENT_KEYS

OFF = {"discount": {"type": "AMOUNT", "amount_off": 500, "effect": "APPLY_TO_ORDER"}}
FANS = [{"id": "val_fan", "name": "customer.metadata", "property": "fan"}]
FANS[0]["conditions"] = {"$is": [True]}
WORLD = {
    "now": "2026-01-15T12:00:00.000Z",
    "customers": [{"id": "cust_ann", "source_id": "ann", "name": "Ann"}],
    "vouchers": [{"code": "GOOD", **OFF}, {"code": "FANS", "rules": FANS, **OFF}],
}
ALLOWED = WORLD
BARRED = WORLD | {"settings": {"client_upserts_customers": False}}


def together(api, code, **who):
    body = {"redeemables": [{"object": "voucher", "id": code}], "order": {"amount": 5000}, **who}
    reply = api.ask("POST", "/client/v1/redemptions", body, keys=CLIENT_KEYS)
    return reply.json["redemptions"][0] if reply.status == 200 else reply.json


def alone(api, code, **who):
    body = {"order": {"amount": 5000}, **who}
    return api.ask("POST", f"/client/v1/redeem?code={code}", body, keys=CLIENT_KEYS).json


def names(api):
    return {row["name"] for row in api.ask("GET", "/v1/customers").json["customers"]}


@pytest.mark.parametrize("redeem", [together, alone])
def test_a_page_that_may_write_customers_does(api, redeem):
    api.ask("PUT", "/_mock/world", ALLOWED)

    new = redeem(api, "GOOD", customer={"source_id": "zoe", "name": "Zoe"})
    known = redeem(api, "GOOD", customer={"source_id": "ann", "name": "Anna"})

    assert (new["customer"]["name"], known["customer_id"]) == ("Zoe", "cust_ann")
    assert names(api) == {"Anna", "Zoe"}


@pytest.mark.parametrize("redeem", [together, alone])
def test_a_page_that_may_not_leaves_a_known_customer_alone(api, redeem):
    api.ask("PUT", "/_mock/world", BARRED)

    redeemed = redeem(api, "GOOD", customer={"source_id": "ann", "name": "Anna"})

    assert (redeemed["customer_id"], redeemed["customer"]["name"]) == ("cust_ann", "Ann")
    assert redeemed["tracking_id"].startswith("track_")
    assert names(api) == {"Ann"}


@pytest.mark.parametrize("redeem", [together, alone])
@pytest.mark.parametrize(
    "who", [{"customer": {"source_id": "zoe"}}, {"customer": {}}, {"tracking_id": "zoe"}, {}]
)
def test_to_such_a_page_a_stranger_is_nobody(api, redeem, who):
    api.ask("PUT", "/_mock/world", BARRED)

    redeemed = redeem(api, "GOOD", **who)

    assert (redeemed["result"], redeemed["customer_id"]) == ("SUCCESS", None)
    assert names(api) == {"Ann"}


@pytest.mark.parametrize("redeem", [together, alone])
@pytest.mark.parametrize("source_id", ["ann", "zoe"])
def test_rules_see_what_such_a_page_says_of_the_customer(api, redeem, source_id):
    api.ask("PUT", "/_mock/world", BARRED)

    fan = redeem(api, "FANS", customer={"source_id": source_id, "metadata": {"fan": True}})
    other = redeem(api, "FANS", customer={"source_id": source_id})

    assert (fan["result"], other["key"]) == ("SUCCESS", "customer_rules_violated")


def test_an_id_that_nobody_has_is_still_an_error(api):
    api.ask("PUT", "/_mock/world", BARRED)

    assert together(api, "GOOD", customer={"id": "cust_zoe"})["key"] == "not_found"


def test_a_server_may_always_write_customers(api):
    api.ask("PUT", "/_mock/world", BARRED)

    body = {"customer": {"source_id": "zoe", "name": "Zoe"}}
    api.ask("POST", "/v1/vouchers/GOOD/redemption", body)

    assert names(api) == {"Ann", "Zoe"}
