"""Settings of a project, over HTTP: read in full, changed in part."""

import pytest

from mock_server.app import build
from mock_server.store.memory import MemoryStore
from mock_server.world import document
from mock_server.world.rate import RateWindow
from mock_server.world.world import World
from tests.mock_server.app.server import CLIENT_KEYS, running

TENNER = {"code": "TENNER", "discount": {"type": "AMOUNT", "amount_off": 1000}}
SHOP = {
    "now": "2026-01-15T12:00:00.000Z",
    "categories": [{"id": "cat_a", "name": "A", "hierarchy": 1}],
    "vouchers": [TENNER, TENNER | {"code": "OTHER"}],
}
SHUT = {"client_redemption": False}
BOTH = {
    "redeemables": [{"object": "voucher", "id": code} for code in ("TENNER", "OTHER")],
    "order": {"amount": 5000},
}


@pytest.fixture(scope="module", name="world")
def _world():
    return World(MemoryStore)


@pytest.fixture(scope="module", name="app")
def _app(world):
    with running(build(world)) as server:
        yield server


@pytest.fixture(name="shop")
def _shop(world, app):
    document.load(world.default, SHOP)
    world.default.rate = RateWindow()
    return app


def settings(shop, **change):
    reply = shop.ask("PUT", "/_mock/settings", change, keys={})
    assert reply.status == 200, reply.json
    return reply.json


def test_settings_are_shown_in_full(shop):
    shown = shop.ask("GET", "/_mock/settings", keys={}).json

    assert shown["stacking"]["redeemables_limit"] == 30
    assert {name: value for name, value in shown.items() if name != "stacking"} == {
        "time_zone": "UTC",
        "client_redemption": True,
        "client_upserts_customers": True,
        "trusted_origins": ["*"],
        "rate_limit": None,
    }


def test_what_is_not_named_stays(shop):
    settings(shop, time_zone="Europe/Warsaw", stacking={"redeemables_limit": 3})

    shown = settings(shop, client_redemption=False, stacking={"exclusive_categories": ["cat_a"]})

    assert (shown["time_zone"], shown["client_redemption"]) == ("Europe/Warsaw", False)
    assert shown["stacking"]["redeemables_limit"] == 3
    assert shown["stacking"]["exclusive_categories"] == ["cat_a"]


def test_a_change_is_at_work_at_once(shop):
    settings(shop, client_redemption=False, stacking={"redeemables_limit": 1})

    assert shop.ask("POST", "/client/v1/redemptions", BOTH, keys=CLIENT_KEYS).status in (400, 403)
    assert shop.ask("POST", "/v1/redemptions", BOTH).status == 400


def test_a_category_that_a_new_list_leaves_out_is_common_again(shop):
    settings(shop, stacking={"exclusive_categories": ["cat_a"]})

    shown = settings(shop, stacking={"exclusive_categories": []})

    assert shown["stacking"]["exclusive_categories"] == []


def test_a_setting_goes_into_the_export_and_back(shop):
    shown = settings(shop, time_zone="Europe/Warsaw")

    exported = shop.ask("GET", "/_mock/world", keys={}).json
    settings(shop, time_zone="UTC")
    shop.ask("PUT", "/_mock/world", exported, keys={})

    assert shop.ask("GET", "/_mock/settings", keys={}).json == shown


@pytest.mark.parametrize(
    ("change", "word"),
    [
        pytest.param({}, "properties", id="nothing"),
        pytest.param(SHUT | {"time_zone": "Mars/Olympus"}, "Mars/Olympus", id="no-zone"),
        pytest.param(
            SHUT | {"stacking": {"redeemables_limit": 31}}, "1 to 30", id="above-the-most"
        ),
        pytest.param(SHUT | {"stacking": {"exclusive_categories": ["x"]}}, "x", id="no-category"),
        pytest.param(SHUT | {"stacking": {"redeemables": 1}}, "redeemables", id="unknown-rule"),
        pytest.param(SHUT | {"rate_limit": {"calls": 1, "per": "PT0S"}}, "time", id="no-time"),
        pytest.param(
            SHUT | {"rate_limit": {"calls": -1, "per": "PT1H"}}, "calls", id="fewer-than-none"
        ),
        pytest.param(SHUT | {"rate_limt": None}, "rate_limt", id="typing-error"),
    ],
)
def test_a_bad_change_says_what_is_bad_and_changes_nothing(shop, change, word):
    before = shop.ask("GET", "/_mock/settings", keys={}).json

    reply = shop.ask("PUT", "/_mock/settings", change, keys={})

    assert (reply.status, reply.key) == (400, "invalid_payload")
    assert word in reply.json["details"]
    assert shop.ask("GET", "/_mock/settings", keys={}).json == before


def test_calls_beyond_the_limit_are_told_when_to_come_back(shop):
    settings(shop, rate_limit={"calls": 2, "per": "PT1H"})

    replies = [shop.ask("GET", "/v1/vouchers") for _ in range(3)]

    last = replies[-1]
    assert [reply.status for reply in replies] == [200, 200, 429]
    assert [int(reply.headers["x-rate-limit-remaining"]) for reply in replies] == [1, 0, 0]
    assert last.headers["x-rate-limit-limit"] == "2"
    assert last.headers["x-rate-limit-type"] == "api_calls"
    assert 0 < int(last.headers["retry-after"]) <= 3600
    assert last.json["message"] == "Too many requests hit the API too quickly."


def test_a_refused_call_does_nothing(shop):
    settings(shop, rate_limit={"calls": 0, "per": "PT1H"})

    reply = shop.ask("POST", "/v1/redemptions", BOTH)

    settings(shop, rate_limit=None)
    assert reply.status == 429
    assert shop.ask("GET", "/v1/redemptions").json["total"] == 0


def test_the_limit_is_that_of_the_project_and_spares_its_control(shop):
    other = shop.ask("POST", "/_mock/projects", {"fork": True}, keys={}).json
    settings(shop, rate_limit={"calls": 0, "per": "PT1H"})

    keys = {"X-App-Id": other["app_id"], "X-App-Token": other["app_token"]}

    assert shop.ask("GET", "/v1/vouchers", keys=keys).status == 200
    assert shop.ask("GET", "/_mock/health").status == 200
    assert shop.ask("GET", "/v1/vouchers", keys={}).status == 401
    assert shop.ask("GET", "/v1/vouchers", keys=CLIENT_KEYS).status == 401


def test_a_new_limit_starts_with_all_of_its_calls(shop):
    for _ in range(2):
        settings(shop, rate_limit={"calls": 1, "per": "PT1H"})

        assert [shop.ask("GET", "/v1/vouchers").status for _ in range(2)] == [200, 429]
