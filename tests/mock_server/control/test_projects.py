"""Isolated projects, over HTTP."""

import pytest

from mock_server.app import build
from mock_server.store.memory import MemoryStore
from mock_server.world import document
from mock_server.world.world import World
from tests.mock_server.app.server import running

TENNER = {
    "code": "TENNER",
    "type": "DISCOUNT_VOUCHER",
    "discount": {"type": "AMOUNT", "amount_off": 1000},
}
SHOP = {"now": "2026-01-15T12:00:00.000Z", "vouchers": [TENNER]}
REDEEM = {"redeemables": [{"object": "voucher", "id": "TENNER"}], "order": {"amount": 5000}}


@pytest.fixture(name="world")
def _world():
    world = World(MemoryStore)
    document.load(world.default, SHOP)
    world.default.mark_start()
    return world


@pytest.fixture(name="server")
def _server(world):
    with running(build(world)) as server:
        yield server


def make(server, body=None, keys=None):
    reply = server.ask("POST", "/_mock/projects", body, keys=keys or {})
    assert reply.status == 200
    return reply.json


def keys_of(project):
    return {"X-App-Id": project["app_id"], "X-App-Token": project["app_token"]}


def codes(server, project):
    listed = server.ask("GET", "/v1/vouchers", keys=keys_of(project)).json
    return [row["code"] for row in listed["vouchers"]]


def test_a_new_project_is_empty_and_has_keys_of_its_own(server):
    project = make(server)

    default = server.ask("GET", "/_mock/projects", keys={}).json["projects"][0]
    assert codes(server, project) == []
    assert codes(server, default) == ["TENNER"]
    assert set(project.values()).isdisjoint(default.values())


def test_all_its_keys_select_it(server):
    project = make(server, {"world": SHOP})
    pairs = {
        ("X-App-Id", "X-App-Token"): ("app_id", "app_token"),
        ("X-Client-Application-Id", "X-Client-Token"): ("client_id", "client_token"),
        ("X-Management-Id", "X-Management-Token"): ("management_id", "management_token"),
    }

    for headers, names in pairs.items():
        keys = dict(zip(headers, (project[name] for name in names), strict=True))
        server.ask("PUT", "/_mock/clock", {"advance": "PT1H"}, keys=keys)

    moved = server.ask("GET", "/_mock/clock", keys=keys_of(project)).json["now"]
    assert moved == "2026-01-15T15:00:00.000Z"
    assert server.ask("GET", "/_mock/clock", keys={}).json["now"] == SHOP["now"]


def test_management_keys_open_nothing_but_the_control_api(server):
    keys = {
        "X-Management-Id": "mock-management-id",
        "X-Management-Token": "mock-management-token",
    }

    assert server.ask("GET", "/v1/vouchers", keys=keys).status == 401
    assert server.ask("GET", "/_mock/world", keys=keys).status == 200


def test_a_project_starts_with_a_world_by_its_name(server):
    project = make(server, {"world": "small_shop"})

    assert server.ask("GET", "/v1/vouchers/BLCKFRDY", keys=keys_of(project)).status == 200


def test_a_fork_has_the_present_state_and_neither_sees_the_other_from_then_on(server):
    server.ask("POST", "/v1/redemptions", REDEEM)
    fork = make(server, {"fork": True})

    server.ask("POST", "/v1/redemptions", REDEEM, keys=keys_of(fork))
    server.ask("DELETE", "/v1/vouchers/TENNER?force=true")

    used = server.ask("GET", "/v1/vouchers/TENNER/redemption", keys=keys_of(fork)).json
    assert used["redeemed_quantity"] == 2
    assert server.ask("GET", "/v1/vouchers/TENNER").status == 404


def test_a_fork_of_a_named_project_and_its_reset_go_back_to_the_fork(server):
    source = make(server, {"world": SHOP})
    server.ask("DELETE", "/v1/vouchers/TENNER?force=true", keys=keys_of(source))

    fork = make(server, {"fork": source["id"]})
    server.ask("POST", "/v1/vouchers/NEW", {**TENNER, "code": "NEW"}, keys=keys_of(fork))
    server.ask("POST", "/_mock/reset", keys=keys_of(fork))

    assert codes(server, fork) == []


def test_a_token_stays_with_the_project_that_issued_it(server):
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    body = b"grant_type=client_credentials&scope=api"
    token = server.ask("POST", "/v1/oauth/token", body, form).json["access_token"]
    fork = make(server, {"fork": True})
    server.ask("DELETE", "/v1/vouchers/TENNER", keys=keys_of(fork))

    reply = server.ask("GET", "/v1/vouchers", keys={"Authorization": f"Bearer {token}"})

    assert reply.json["total"] == 1
    assert "tokens" not in server.ask("GET", "/_mock/world", keys=keys_of(fork)).json


def test_the_same_seed_and_the_same_calls_give_the_same_answers(server):
    def story():
        project = make(server, {"world": SHOP, "seed": "7"})
        return server.ask("POST", "/v1/redemptions", REDEEM, keys=keys_of(project)).json

    first, second = story(), story()

    assert first["redemptions"][0]["id"] == second["redemptions"][0]["id"]


def test_a_fork_with_the_seed_of_its_source_repeats_no_id(server):
    source = make(server, {"world": SHOP, "seed": "7"})
    first = server.ask("POST", "/v1/redemptions", REDEEM, keys=keys_of(source)).json
    fork = make(server, {"fork": source["id"], "seed": "7"})

    second = server.ask("POST", "/v1/redemptions", REDEEM, keys=keys_of(fork)).json

    assert first["redemptions"][0]["id"] != second["redemptions"][0]["id"]


def test_a_deleted_project_is_gone_with_its_keys(server):
    project = make(server)

    reply = server.ask("DELETE", f"/_mock/projects/{project['id']}", keys={})

    assert (reply.status, reply.content) == (204, b"")
    assert server.ask("GET", f"/_mock/projects/{project['id']}", keys={}).status == 404
    assert server.ask("GET", "/v1/vouchers", keys=keys_of(project)).status == 401
    assert len(server.ask("GET", "/_mock/projects", keys={}).json["projects"]) == 1


def test_a_project_can_be_read_again(server):
    project = make(server)

    assert server.ask("GET", f"/_mock/projects/{project['id']}", keys={}).json == project


@pytest.mark.parametrize(
    ("body", "status", "word"),
    [
        pytest.param({"world": "atlantis"}, 400, "no world is called atlantis", id="no-world"),
        pytest.param({"world": "pyproject.toml"}, 400, "known: ", id="another-file"),
        pytest.param({"world": {"vouchers": [{"code": "X"}]}}, 400, "vouchers", id="bad-world"),
        pytest.param({"fork": "proj_none"}, 404, "proj_none", id="no-project"),
        pytest.param({"fork": False}, 400, "fork", id="fork-of-nothing"),
        pytest.param({"fork": True, "world": {}}, 400, "not with both", id="both"),
        pytest.param({"wrold": "small_shop"}, 400, "wrold", id="unknown"),
    ],
)
def test_a_bad_start_says_what_is_bad_and_makes_nothing(server, body, status, word):
    reply = server.ask("POST", "/_mock/projects", body, keys={})

    assert reply.status == status
    assert word in reply.json["details"]
    assert len(server.ask("GET", "/_mock/projects", keys={}).json["projects"]) == 1


def test_the_default_project_stays(server, world):
    reply = server.ask("DELETE", f"/_mock/projects/{world.default.id}", keys={})

    assert (reply.status, reply.key) == (400, "invalid_payload")
    assert world.projects == (world.default,)
