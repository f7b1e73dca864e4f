"""Every error key of redemptions, validations, rollbacks and vouchers, by a state that causes it.

Source: redemptions.md 14.
"""

import pytest

import spec
from tests.mock_server.app.server import CLIENT_KEYS
from tests.mock_server.http.error_keys import Redeeming, cases, no, records, told
from tests.mock_server.http.error_keys_redeeming import MALFORMED, REDEEMING
from tests.mock_server.http.error_keys_rollbacks import RECORDED, ROLLBACKS
from tests.mock_server.http.error_keys_vouchers import VOUCHERS
from tests.mock_server.http.error_keys_world import WORLD

RESOURCES = {"redemptions", "validations", "vouchers", "client_side"}


@pytest.fixture
def shop(api):
    """The world of sore points."""
    assert api.ask("PUT", "/_mock/world", WORLD).status == 200
    return api


def redeemables(case):
    return {"redeemables": [{"object": case.object, "id": case.id, **case.more}], **case.context}


def by_stack(shop, case):
    return shop.ask("POST", "/v1/redemptions", redeemables(case))


def by_client(shop, case):
    return shop.ask("POST", "/client/v1/redemptions", redeemables(case), keys=CLIENT_KEYS)


def alone(shop, case):
    home = "vouchers" if case.object == "voucher" else "promotions/tiers"
    return shop.ask("POST", f"/v1/{home}/{case.id}/redemption", {**case.context, **case.more})


@pytest.mark.parametrize("redeem", [by_stack, by_client, alone])
@pytest.mark.parametrize("case", cases(REDEEMING))
def test_a_redeemable_is_refused_with_its_key_and_recorded(shop, case, redeem):
    reply = redeem(shop, case)

    record = shop.ask("GET", f"/v1/redemptions/{reply.json['resource_id']}").json
    assert told(reply) == case.refused.envelope
    assert reply.status == case.refused.status
    assert (reply.json["redeemable_type"], reply.json["redeemable_id"]) == (case.object, case.id)
    assert (record["failure_code"], record["failure_message"]) == (
        case.refused.key,
        case.refused.message,
    )
    assert records(shop) == 1


@pytest.mark.parametrize("case", cases(REDEEMING))
def test_a_validation_says_the_same_and_records_nothing(shop, case):
    reply = shop.ask("POST", "/v1/validations", redeemables(case))

    (entry,) = reply.json["inapplicable_redeemables"]
    error = {name: entry["result"]["error"][name] for name in case.refused.envelope}
    assert (reply.status, reply.json["valid"]) == (200, False)
    assert error == case.refused.envelope
    assert entry["result"]["details"] == {"key": case.refused.key, "message": case.refused.message}
    assert records(shop) == 0


UNANSWERABLE = {"missing_reward", "missing_amount", "missing_order_items_amount"}


@pytest.mark.parametrize(
    "case", cases({name: each for name, each in REDEEMING.items() if each.object == "voucher"})
)
def test_a_validation_of_one_voucher_gives_the_same_reason(shop, case):
    body = {**case.context, **case.more}

    reply = shop.ask("POST", f"/v1/vouchers/{case.id}/validate", body)

    if case.refused.key in UNANSWERABLE:
        assert told(reply) == case.refused.envelope
    else:
        reason = "voucher not found" if case.id == "NOPE" else case.refused.message
        assert (reply.json["valid"], reply.json["reason"]) == (False, reason)
        assert reply.json["error"] | case.refused.envelope == reply.json["error"]


@pytest.mark.parametrize(
    "path",
    ["/v1/redemptions", "/v1/validations", "/client/v1/redemptions", "/client/v1/validations"],
)
@pytest.mark.parametrize(("body", "refused"), cases(MALFORMED))
def test_a_malformed_call_is_refused_as_a_whole(shop, path, body, refused):
    keys = {"keys": CLIENT_KEYS} if path.startswith("/client") else {}

    reply = shop.ask("POST", path, body, **keys)

    assert (reply.status, told(reply)) == (refused.status, refused.envelope)
    assert records(shop) == 0


def test_nothing_applicable_of_several_is_a_refusal_of_its_own(api):
    api.ask(
        "PUT", "/_mock/world", {**WORLD, "stacking": {"redeemables_application_mode": "PARTIAL"}}
    )
    body = {"redeemables": [{"object": "voucher", "id": code} for code in ("OFF", "LATE")]}

    reply = api.ask("POST", "/v1/redemptions", body)

    assert (reply.status, reply.key) == (400, "no_applicable_redeemables")
    assert reply.json["message"] == "No applicable redeemables"
    assert records(api) == 1


def test_client_keys_may_be_forbidden_to_redeem(api):
    api.ask("PUT", "/_mock/world", {**WORLD, "settings": {"client_redemption": False}})

    reply = by_client(api, Redeeming("GOOD", no("forbidden", "Forbidden", "")))

    assert (reply.status, reply.key, reply.json["message"]) == (403, "forbidden", "Forbidden")


def test_a_page_may_not_name_two_people(shop):
    target = "/client/v1/validate?code=GOOD&tracking_id=ann&customer[source_id]=ben"

    reply = shop.ask("GET", target, keys=CLIENT_KEYS)

    assert (reply.status, reply.key) == (400, "ambiguous_tracking_id")
    assert reply.json["message"] == "Ambiguous trackingId (ann, ben)"


def test_two_calls_may_not_work_on_one_order_at_a_time(shop):
    body = {
        "redeemables": [{"object": "voucher", "id": "GOOD"}],
        "order": {"source_id": "mine", "amount": 5000},
    }
    hold = {"operation": "create_redemption", "delay": 200, "hold": True}
    shop.ask("PUT", "/_mock/faults", hold)

    held = shop.begin("POST", "/v1/redemptions", body)
    for _ in range(3):  # once these are answered the held call has come in
        shop.ask("GET", "/_mock/health")
    reply = shop.ask("POST", "/v1/validations", body)
    done = held()
    shop.ask("DELETE", "/_mock/faults")

    assert (done.status, reply.status) == (200, 400)
    assert (reply.key, reply.json["message"]) == ("multiple_requests", "Multiple requests")


@pytest.mark.parametrize("case", cases(VOUCHERS))
def test_a_call_about_a_voucher_is_refused_and_changes_nothing(shop, case):
    before = shop.ask("GET", "/_mock/world").json

    reply = shop.ask(case.method, case.path, case.body)

    after = shop.ask("GET", "/_mock/world").json
    assert (reply.status, told(reply)) == (case.refused.status, case.refused.envelope)
    assert after.keys() == before.keys()
    assert after["vouchers"] == before["vouchers"]


def produced():
    """Return every key that the tables and tests of this file produce."""
    refusals = [case.refused for case in (*REDEEMING.values(), *VOUCHERS.values())]
    refusals += [case[-1] for case in (*MALFORMED.values(), *ROLLBACKS.values())]
    refusals += [refused for _, refused in RECORDED.values()]
    alone = {
        *("no_applicable_redeemables", "forbidden", "ambiguous_tracking_id"),
        "multiple_requests",
    }
    return {refused.key for refused in refusals} | alone


def test_no_key_of_the_contract_is_forgotten():
    declared = {
        key
        for operation in spec.operations(spec.load()).values()
        if RESOURCES & {*operation.tags} or operation.id.startswith("redeem")
        for key in operation.node["x-error-keys"]
    }

    assert declared - produced() == set()
