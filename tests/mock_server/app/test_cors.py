"""Which other sites may read answers in a browser (R-10)."""

import pytest

from mock_server.engine.settings import Settings
from mock_server.store.kinds import SETTINGS
from tests.mock_server.app.server import CLIENT_KEYS, SERVER_KEYS, running
from tests.mock_server.app.small_api import a_world, an_app

ORIGIN = {"Origin": "https://shop.example"}
PREFLIGHT = ORIGIN | {
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "x-client-token, content-type",
}


def test_the_client_api_echoes_the_site(server):
    headers = server.ask("POST", "/client/v1/validations", keys=CLIENT_KEYS).headers

    assert headers["access-control-allow-origin"] == "https://shop.example"
    assert headers["vary"] == "origin"
    assert "access-control-allow-credentials" not in headers


def test_the_control_api_echoes_the_site(server):
    headers = server.ask("GET", "/_mock/health", headers=ORIGIN, keys={}).headers

    assert headers["access-control-allow-origin"] == "https://shop.example"


def test_an_error_can_be_read_by_the_site_too(server):
    reply = server.ask("POST", "/client/v1/validations", b"{", keys=CLIENT_KEYS)

    assert (reply.status, "access-control-allow-origin" in reply.headers) == (400, True)


def test_a_web_page_may_read_that_its_keys_are_wrong(server):
    keys = CLIENT_KEYS | {"X-Client-Token": "wrong"}

    reply = server.ask("POST", "/client/v1/validations", keys=keys)

    assert (reply.status, "access-control-allow-origin" in reply.headers) == (401, True)


def test_the_server_api_is_not_for_browsers(server):
    headers = server.ask("GET", "/v1/vouchers/X", headers=ORIGIN, keys=SERVER_KEYS).headers

    assert not [name for name in headers if name.startswith("access-control")]


def test_a_preflight_needs_no_keys(server):
    reply = server.ask("OPTIONS", "/client/v1/validations", headers=PREFLIGHT, keys={})

    assert reply.status == 204
    assert reply.headers["access-control-allow-origin"] == "https://shop.example"
    assert reply.headers["access-control-allow-methods"] == "options, post"
    assert reply.headers["access-control-allow-headers"] == "x-client-token, content-type"


def test_a_preflight_of_the_server_api_allows_nothing(server):
    reply = server.ask("OPTIONS", "/v1/orders", headers=PREFLIGHT, keys={})

    assert not [name for name in reply.headers if name.startswith("access-control")]


@pytest.mark.parametrize("method", ["POST", "OPTIONS"])
def test_a_site_that_is_not_trusted_gets_nothing(method):
    world = a_world()
    settings = Settings(trusted_origins=("https://shop.example",))
    world.default.store.transact(lambda tx: tx.put(SETTINGS, settings))

    with running(an_app(world)) as server:
        reply = server.ask(
            method, "/client/v1/validations", keys=CLIENT_KEYS | {"Origin": "https://evil.example"}
        )

    assert reply.headers.get("access-control-allow-origin") is None
