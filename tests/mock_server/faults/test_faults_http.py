"""Faults that somebody switches on, met over HTTP."""

import time

import pytest

from tests.mock_server.app.server import CLIENT_KEYS

REDEEM = {"redeemables": [{"object": "voucher", "id": "TENNER"}], "order": {"amount": 5000}}


def put(shop, *faults):
    reply = shop.ask("PUT", "/_mock/faults", list(faults))
    assert reply.status == 200
    return reply.json


def get(shop, path="/v1/vouchers/TENNER"):
    return shop.ask("GET", path)


def uses(shop):
    return get(shop, "/v1/vouchers/TENNER/redemption").json["redeemed_quantity"]


def test_what_is_wrong_can_be_read_and_taken_back(shop):
    fault = {"operation": "get_voucher", "status": 503}

    put(shop, fault)

    assert get(shop, "/_mock/faults").json["faults"] == [fault]
    assert get(shop).status == 503
    assert shop.ask("DELETE", "/_mock/faults").status == 204
    assert get(shop, "/_mock/faults").json["faults"] == []
    assert get(shop).status == 200


def test_every_sabotage_is_listed_with_its_class_and_a_sentence(shop):
    listed = get(shop, "/_mock/faults").json["sabotages"]

    classes = {each["class"] for each in listed}
    assert len({each["id"] for each in listed}) == len(listed) >= 70
    assert classes == {
        *("access", "concurrency", "money", "quota", "retry", "schema", "state", "time")
    }
    assert all(each["description"].endswith(".") for each in listed)


def test_one_fault_needs_no_list(shop):
    reply = shop.ask("PUT", "/_mock/faults", {"sabotage": "voucher_without_type"})

    assert reply.json["faults"] == [{"sabotage": "voucher_without_type"}]
    assert "type" not in get(shop).json


def test_an_empty_list_is_honest(shop):
    put(shop, {"status": 500})

    put(shop)

    assert get(shop).status == 200


def test_a_status_has_the_envelope_and_whatever_else_is_asked_for(shop):
    put(shop, {"status": 500, "error": {"key": "internal_error", "message": "Oops"}})

    reply = get(shop)

    assert (reply.status, reply.json) == (
        500,
        {"code": 500, "key": "internal_error", "message": "Oops"},
    )


def test_429_is_the_documented_one_and_says_when_to_come_back(shop):
    put(shop, {"status": 429})

    reply = get(shop)

    assert reply.json == {"code": 429, "message": "Too many requests hit the API too quickly."}
    assert int(reply.headers["retry-after"]) >= 1


def test_only_the_named_operation_is_struck(shop):
    put(shop, {"operation": "create_redemption", "status": 503})

    assert get(shop).status == 200
    assert shop.ask("POST", "/v1/redemptions", REDEEM).status == 503
    assert uses(shop) == 0


def test_only_the_nth_call_is_struck_and_counting_starts_with_the_put(shop):
    for _ in range(2):
        put(shop, {"operation": "get_voucher", "nth": 2, "status": 503})
        get(shop, "/v1/vouchers")

        assert [get(shop).status for _ in range(4)] == [200, 503, 200, 200]


def test_chance_strikes_the_same_calls_again(shop):
    def struck():
        put(shop, {"probability": 0.5, "status": 503})
        return [get(shop).status for _ in range(40)]

    first = struck()

    assert struck() == first
    assert 8 <= first.count(503) <= 32


@pytest.mark.parametrize(("probability", "status"), [(0, 200), (1, 503)])
def test_chance_has_two_ends(shop, probability, status):
    put(shop, {"probability": probability, "status": 503})

    assert {get(shop).status for _ in range(20)} == {status}


def test_a_delay_waits_and_then_does_the_call(shop):
    put(shop, {"operation": "get_voucher", "delay": 60})

    before = time.monotonic()
    reply = get(shop)

    assert reply.status == 200
    assert time.monotonic() - before >= 0.06


def test_several_faults_happen_to_one_call(shop):
    put(shop, {"delay": 30}, {"status": 503})

    before = time.monotonic()

    assert get(shop).status == 503
    assert time.monotonic() - before >= 0.03


def test_a_reset_drops_the_connection_and_does_nothing(shop):
    put(shop, {"operation": "create_redemption", "connection": "reset"})

    with pytest.raises(ConnectionResetError):
        shop.ask("POST", "/v1/redemptions", REDEEM)

    assert uses(shop) == 0


def test_a_lost_answer_is_one_of_a_call_that_was_done(shop):
    put(shop, {"operation": "create_redemption", "connection": "lost"})

    with pytest.raises(ConnectionResetError):
        shop.ask("POST", "/v1/redemptions", REDEEM)

    assert uses(shop) == 1


def test_a_truncated_answer_owes_half_of_its_body(shop):
    whole = get(shop)
    put(shop, {"operation": "get_voucher", "connection": "truncated"})

    reply = get(shop)

    assert reply.status == 200
    assert int(reply.headers["content-length"]) == len(whole.content)
    assert reply.content == whole.content[: len(whole.content) // 2]


def test_the_next_connection_works_again(shop):
    put(shop, {"operation": "get_voucher", "connection": "reset", "nth": 1})

    with pytest.raises(ConnectionResetError):
        get(shop)

    assert get(shop).status == 200


def test_faults_spare_the_control_api_and_other_projects(shop):
    other = shop.ask("POST", "/_mock/projects", {"fork": True}).json
    put(shop, {"status": 503})

    keys = {"X-App-Id": other["app_id"], "X-App-Token": other["app_token"]}

    assert shop.ask("GET", "/v1/vouchers/TENNER", keys=keys).status == 200
    assert get(shop, "/_mock/world").status == 200
    assert shop.ask("GET", "/v1/vouchers", keys={}).status == 401
    shop.ask("DELETE", f"/_mock/projects/{other['id']}")


def test_faults_meet_client_keys_too(shop):
    put(shop, {"operation": "create_client_validation", "status": 503})

    assert shop.ask("POST", "/client/v1/validations", REDEEM, keys=CLIENT_KEYS).status == 503


def test_a_reset_of_the_world_leaves_faults_alone(shop):
    put(shop, {"operation": "get_voucher", "status": 503})

    shop.ask("POST", "/_mock/reset")

    assert get(shop).status == 503


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        pytest.param({"operation": "buy", "delay": 1}, "create_redemption", id="operation"),
        pytest.param({"sabotage": "honesty"}, "voucher_without_type", id="sabotage"),
        pytest.param({}, "delay, status, connection, sabotage", id="nothing"),
        pytest.param({"delay": 1, "status": 503}, "this has 2", id="two-things"),
        pytest.param({"status": 200}, "400", id="no-error"),
        pytest.param({"delay": -1}, "delay", id="the-past"),
        pytest.param({"connection": "loose"}, "reset", id="unknown-connection"),
        pytest.param({"probability": 2, "delay": 1}, "probability", id="more-than-certain"),
        pytest.param({"nth": 0, "delay": 1}, "nth", id="zeroth"),
        pytest.param({"dealy": 1}, "dealy", id="typing-error"),
    ],
)
def test_a_fault_that_means_nothing_is_a_400_and_changes_nothing(shop, fault, word):
    put(shop, {"operation": "get_voucher", "status": 503})

    reply = shop.ask("PUT", "/_mock/faults", [{"delay": 0}, fault])

    assert (reply.status, reply.key) == (400, "invalid_payload")
    assert word in reply.json["details"]
    assert get(shop).status == 503
