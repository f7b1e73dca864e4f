"""Locks over HTTP, as time goes by. Source: redemptions.md 8, E-19."""

import pytest

NOON = "2026-01-15T12:00:00.000Z"
ONCE = {
    "code": "ONCE",
    "type": "DISCOUNT_VOUCHER",
    "discount": {"type": "AMOUNT", "amount_off": 100, "effect": "APPLY_TO_ORDER"},
    "redemption": {"quantity": 1},
}


@pytest.fixture
def shop(api):
    assert api.ask("PUT", "/_mock/world", {"now": NOON, "vouchers": [ONCE]}).status == 200
    return api


def body(**members):
    redeemables = [{"object": "voucher", "id": "ONCE"}]
    return {"redeemables": redeemables, "order": {"amount": 1000}, **members}


def lock(shop, **session):
    return shop.ask("POST", "/v1/validations", body(session=session)).json["session"]


def free_after(shop, duration):
    """Whether anybody may use the code once *duration* went by."""
    assert shop.ask("PUT", "/_mock/clock", {"advance": duration}).status == 200
    return shop.ask("POST", "/v1/validations", body()).json["valid"]


@pytest.mark.parametrize(
    ("ttl", "unit", "almost", "rest"),
    [
        pytest.param(2, "DAYS", "P1DT23H59M59S", "PT1S", id="days"),
        pytest.param(2, "HOURS", "PT1H59M59S", "PT1S", id="hours"),
        pytest.param(2, "MINUTES", "PT1M59S", "PT1S", id="minutes"),
        pytest.param(2, "SECONDS", "PT1S", "PT1S", id="seconds"),
        pytest.param(2000, "MILLISECONDS", "PT1S", "PT1S", id="milliseconds"),
        pytest.param(2000000, "MICROSECONDS", "PT1S", "PT1S", id="microseconds"),
        pytest.param(2000000000, "NANOSECONDS", "PT1S", "PT1S", id="nanoseconds"),
    ],
)
def test_a_lock_lasts_as_long_as_its_unit_says(shop, ttl, unit, almost, rest):
    session = lock(shop, type="LOCK", ttl=ttl, ttl_unit=unit)

    held, over = free_after(shop, almost), free_after(shop, rest)

    assert (session["ttl"], session["ttl_unit"]) == (ttl, unit)
    assert (held, over) == (False, True)


@pytest.mark.parametrize(
    ("asked", "almost", "rest"),
    [
        pytest.param({}, "P6DT23H", "PT1H", id="nothing"),
        pytest.param({"ttl": 2}, "P1DT23H", "PT1H", id="ttl-alone-is-days"),
        pytest.param({"ttl_unit": "HOURS"}, "PT6H", "PT1H", id="unit-alone-is-seven-of-it"),
    ],
)
def test_each_half_of_the_length_has_a_default_of_its_own(shop, asked, almost, rest):
    lock(shop, type="LOCK", **asked)

    held, over = free_after(shop, almost), free_after(shop, rest)

    assert (held, over) == (False, True)


def test_a_key_that_nobody_locked_with_changes_nothing(shop):
    session = {"type": "LOCK", "key": "never seen"}

    reply = shop.ask("POST", "/v1/redemptions", body(session=session))

    assert reply.status == 200
    assert reply.json["redemptions"][0]["session"] == {"key": "never seen"}


def test_a_lock_that_is_over_cannot_be_released(shop):
    key = lock(shop, type="LOCK", ttl=1, ttl_unit="HOURS")["key"]
    shop.ask("PUT", "/_mock/clock", {"advance": "PT1H"})

    reply = shop.ask("DELETE", f"/v1/vouchers/ONCE/sessions/{key}")

    assert (reply.status, reply.json["details"]) == (404, f"Cannot find session with id {key}")
