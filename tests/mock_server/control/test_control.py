"""The control API, over HTTP and against its own contract."""

import pytest

from mock_server.app import build
from mock_server.store.memory import MemoryStore
from mock_server.world import document
from mock_server.world.world import World
from tests.mock_server.app.server import SERVER_KEYS, running

SHOP = {
    "now": "2026-01-15T12:00:00.000Z",
    "vouchers": [
        {
            "code": "TENNER",
            "type": "DISCOUNT_VOUCHER",
            "discount": {"type": "AMOUNT", "amount_off": 1000},
        }
    ],
}
HATS = {**SHOP, "vouchers": [{**SHOP["vouchers"][0], "code": "HATS"}]}


@pytest.fixture(scope="module")
def world():
    return World(MemoryStore)


@pytest.fixture(scope="module")
def server(world):
    with running(build(world)) as server:
        yield server


@pytest.fixture(autouse=True)
def shop(world):
    """Start every test in the small shop."""
    document.load(world.default, SHOP)
    world.default.mark_start()


def codes(server, keys=SERVER_KEYS):
    rows = server.ask("GET", "/v1/vouchers?order=created_at", keys=keys).json["vouchers"]
    return [row["code"] for row in rows]


def control(server, method, path, body=None):
    return server.ask(method, f"/_mock/{path}", body, keys={})


def test_health_says_what_is_running(server):
    health = control(server, "GET", "health").json

    assert health == {"status": "ready", "version": "0.1.0", "store": "memory", "uptime": 0} | {
        "uptime": health["uptime"]
    }


def test_the_world_can_be_replaced(server):
    reply = control(server, "PUT", "world", HATS)

    assert (reply.status, codes(server)) == (200, ["HATS"])


def test_putting_back_an_export_changes_nothing(server):
    exported = control(server, "GET", "world").json

    again = control(server, "PUT", "world", exported).json

    assert again == exported


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({**HATS, "vouchers": [{"code": "X"}]}, id="half-a-voucher"),
        pytest.param({**HATS, "unheard_of": []}, id="unknown-section"),
        pytest.param({**HATS, "now": "yesterday"}, id="no-instant"),
        pytest.param([], id="no-object"),
        pytest.param(b"{", id="no-json"),
        pytest.param(None, id="nothing"),
    ],
)
def test_a_bad_world_is_a_400_and_changes_nothing(server, body):
    before = control(server, "GET", "world").json

    reply = control(server, "PUT", "world", body)

    assert (reply.status, reply.key) == (400, "invalid_payload")
    assert control(server, "GET", "world").json == before


def test_a_bad_world_says_where_it_is_bad(server):
    reply = control(server, "PUT", "world", {**HATS, "vouchers": [{"code": "X", "type": "CAKE"}]})

    assert "vouchers" in reply.json["details"]


def test_reset_goes_back_to_the_start_and_not_to_what_was_put(server):
    control(server, "PUT", "world", HATS)
    control(server, "PUT", "clock", {"advance": "PT1H"})

    reply = control(server, "POST", "reset")

    assert (reply.status, reply.content) == (204, b"")
    assert codes(server) == ["TENNER"]
    assert control(server, "GET", "clock").json["now"] == SHOP["now"]


def test_the_clock_can_be_read(server):
    assert control(server, "GET", "clock").json == {"now": SHOP["now"], "frozen": True}


@pytest.mark.parametrize(
    ("change", "now"),
    [
        pytest.param({"advance": "PT1H"}, "2026-01-15T13:00:00.000Z", id="forward"),
        pytest.param({"advance": "-P1DT1S"}, "2026-01-14T11:59:59.000Z", id="back"),
        pytest.param({"now": "2030-06-01"}, "2030-06-01T00:00:00.000Z", id="date"),
        pytest.param(
            {"now": "2030-06-01T02:00:00.123456+02:00"}, "2030-06-01T00:00:00.123Z", id="offset"
        ),
        pytest.param(
            {"now": "2030-06-01", "advance": "P1D"}, "2030-06-02T00:00:00.000Z", id="set-then-move"
        ),
        pytest.param({"frozen": True}, "2026-01-15T12:00:00.000Z", id="frozen-already"),
    ],
)
def test_a_frozen_clock_can_be_turned(server, change, now):
    reply = control(server, "PUT", "clock", change)

    assert reply.json == {"now": now, "frozen": True}
    assert control(server, "GET", "clock").json == reply.json


def test_a_clock_that_runs_tells_how_far_it_is_from_real_time(server):
    reply = control(server, "PUT", "clock", {"frozen": False, "now": "2001-01-01"})

    assert reply.json["frozen"] is False
    assert reply.json["now"].startswith("2001-01-01T00:00:0")
    assert reply.json["offset"].startswith("-P")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"now": "tomorrow"}, id="no-instant"),
        pytest.param({"now": "2026-02-30"}, id="no-such-day"),
        pytest.param({"advance": "1 hour"}, id="no-duration"),
        pytest.param({"advance": "P99999D", "now": "9999-12-31"}, id="beyond-the-calendar"),
        pytest.param({"frozen": "yes"}, id="no-boolean"),
        pytest.param({"speed": 2}, id="unknown"),
        pytest.param({"advance": "PT1H", "frozen": None}, id="null"),
    ],
)
def test_a_clock_cannot_be_turned_to_nowhere(server, change):
    reply = control(server, "PUT", "clock", change)

    assert (reply.status, reply.key) == (400, "invalid_payload")
    assert control(server, "GET", "clock").json == {"now": SHOP["now"], "frozen": True}


def test_what_is_created_has_the_time_of_the_clock(server):
    control(server, "PUT", "clock", {"now": "2030-06-01"})

    voucher = server.ask(
        "POST",
        "/v1/vouchers/NEW",
        {"type": "DISCOUNT_VOUCHER", "discount": {"type": "AMOUNT", "amount_off": 1}},
    ).json

    assert voucher["created_at"] == "2030-06-01T00:00:00.000Z"


def test_the_same_start_and_the_same_calls_give_the_same_answers(server):
    def story():
        control(server, "POST", "reset")
        body = {"redeemables": [{"object": "voucher", "id": "TENNER"}], "order": {"amount": 5000}}
        return server.ask("POST", "/v1/redemptions", body).json

    assert story() == story()


def test_wrong_keys_are_not_taken_for_the_default_project(server):
    reply = server.ask("POST", "/_mock/reset", keys=SERVER_KEYS | {"X-App-Token": "other"})

    assert reply.status == 401


def test_the_control_contract_is_served(server):
    document = control(server, "GET", "openapi.json").json

    assert "/_mock/clock" in document["paths"]


def test_a_project_of_its_own_has_its_own_clock():
    world = World(MemoryStore, open_to_all=True)
    mine = {"X-App-Id": "mine", "X-App-Token": "secret"}

    with running(build(world)) as server:
        server.ask("PUT", "/_mock/clock", {"frozen": True, "now": "2030-01-01"}, keys=mine)
        clocks = [server.ask("GET", "/_mock/clock", keys=keys).json for keys in (mine, {})]

    assert [clock["frozen"] for clock in clocks] == [True, False]
