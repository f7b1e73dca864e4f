"""Two calls at a time on one thing (P-11, redemptions.md 3.4, 8 and 9)."""

import pytest

from tests.mock_server.app.server import CLIENT_KEYS

HOLD_MS = 200


def redeeming(**order):
    return {"redeemables": [{"object": "voucher", "id": "TENNER"}], "order": order}


def collide(shop, first, second):
    """Send *second* while *first* is held; return both replies."""
    hold = {"operation": first[0], "delay": HOLD_MS, "hold": True, "nth": 1}
    assert shop.ask("PUT", "/_mock/faults", hold).status == 200
    held = shop.begin(*first[1:])
    for _ in range(3):  # once these are answered the held call has come in
        shop.ask("GET", "/_mock/health")
    reply = shop.ask(*second)
    return held(), reply


READ_ONLY = ("POST", "/v1/validations")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"id": "ord_1"}, {"id": "ord_1"}, id="id"),
        pytest.param({"source_id": "first"}, {"id": "ord_1"}, id="id-and-source-id"),
        pytest.param({"source_id": "new"}, {"source_id": "new", "amount": 1}, id="not-there-yet"),
    ],
)
def test_an_order_under_way_is_nobody_elses(shop, one, other):
    first = ("create_redemption", "POST", "/v1/redemptions", redeeming(amount=5000, **one))

    held, reply = collide(shop, first, (*READ_ONLY, redeeming(**other)))

    assert held.status == 200
    assert (reply.status, reply.key, reply.json["message"]) == (
        400,
        "multiple_requests",
        "Multiple requests",
    )


def test_another_order_is_free_meanwhile(shop):
    first = ("create_redemption", "POST", "/v1/redemptions", redeeming(id="ord_1"))

    held, reply = collide(shop, first, (*READ_ONLY, redeeming(amount=5000)))

    assert (held.status, reply.status) == (200, 200)


def test_it_is_free_again_afterwards(shop):
    first = ("create_redemption", "POST", "/v1/redemptions", redeeming(id="ord_1"))
    collide(shop, first, (*READ_ONLY, redeeming(id="ord_1")))

    assert shop.ask(*READ_ONLY, redeeming(id="ord_1")).status == 200


def test_a_client_meets_the_server_on_an_order(shop):
    first = ("update_order", "PUT", "/v1/orders/ord_1", {"amount": 6000})
    path = "/client/v1/redemptions"

    held, reply = collide(
        shop, first, ("POST", path, redeeming(id="ord_1", amount=1), None, CLIENT_KEYS)
    )

    assert (held.status, reply.key) == (200, "multiple_requests")


def test_a_redemption_is_taken_back_once_at_a_time(shop):
    done = shop.ask("POST", "/v1/redemptions", redeeming(amount=5000)).json
    path = f"/v1/redemptions/{done['redemptions'][0]['id']}/rollback"

    held, reply = collide(shop, ("roll_back_redemption", "POST", path), ("POST", path))

    assert (held.status, reply.key) == (200, "multiple_requests")


def test_a_locked_code_that_is_being_redeemed_cannot_be_validated(shop):
    session = {"session": {"type": "LOCK", "key": "k"}}
    body = redeeming(amount=5000)
    shop.ask("POST", "/v1/validations", body | session)
    first = ("create_redemption", "POST", "/v1/redemptions", body | session)

    held, reply = collide(shop, first, (*READ_ONLY, body))

    assert (held.status, reply.key) == (200, "multiple_requests")


def test_a_refused_call_changed_nothing(shop):
    first = ("create_redemption", "POST", "/v1/redemptions", redeeming(id="ord_1"))
    second = ("POST", "/v1/redemptions", redeeming(id="ord_1"))

    collide(shop, first, second)

    records = shop.ask("GET", "/v1/redemptions").json["total"]
    assert records == 1
