"""What a project was asked and what it answered, over HTTP."""

import json

import pytest

from mock_server.app import build
from mock_server.store.memory import MemoryStore
from mock_server.world.world import World
from spec.har import read_har
from tests.mock_server.app.server import SERVER_KEYS, running


@pytest.fixture(scope="module", name="app")
def _app():
    with running(build(World(MemoryStore))) as server:
        yield server


@pytest.fixture(name="mock")
def _mock(app):
    app.ask("DELETE", "/_mock/faults", keys={})
    app.ask("DELETE", "/_mock/journal", keys={})
    return app


def journal(mock, keys=SERVER_KEYS):
    return mock.ask("GET", "/_mock/journal", keys=keys).json


def test_an_exchange_is_shown_from_both_sides(mock):
    reply = mock.ask("POST", "/v1/customers?a=b", {"name": "Łukasz"})

    (entry,) = journal(mock)["entries"]

    request, response = entry["request"], entry["response"]
    assert (entry["operation"], request["method"]) == ("create_customer", "POST")
    assert request["url"] == f"http://127.0.0.1:{mock.port}/v1/customers?a=b"
    assert json.loads(request["body"]) == {"name": "Łukasz"}
    assert response["status"] == 200
    assert response["body"] == reply.content.decode()
    assert {"name": "content-type", "value": "application/json"} in response["headers"]


def test_the_id_is_that_of_the_error(mock):
    reply = mock.ask("GET", "/v1/vouchers/NONE")

    assert journal(mock)["entries"][0]["id"] == reply.json["request_id"]


def test_secrets_are_hidden_and_their_names_stay(mock):
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    body = b"grant_type=client_credentials&scope=api"
    token = mock.ask("POST", "/v1/oauth/token", body, form).json["access_token"]
    mock.ask("POST", "/v1/oauth/introspect", f"access_token={token}".encode(), form)
    mock.ask("GET", "/v1/vouchers", keys={"Authorization": f"Bearer {token}"})

    shown = mock.ask("GET", "/_mock/journal").content.decode()

    assert token not in shown
    assert "mock-app-token" not in shown
    assert '{"name":"x-app-token","value":"***"}' in shown
    assert '{"name":"x-app-id","value":"mock-app-id"}' in shown


def test_the_control_api_is_not_recorded(mock):
    mock.ask("GET", "/_mock/world")

    assert journal(mock) == {"entries": [], "dropped": 0}


def test_a_project_sees_its_own_calls_only(mock):
    other = mock.ask("POST", "/_mock/projects", {}).json
    keys = {"X-App-Id": other["app_id"], "X-App-Token": other["app_token"]}
    mock.ask("GET", "/v1/vouchers", keys=keys)

    assert len(journal(mock, keys)["entries"]) == 1
    assert journal(mock)["entries"] == []


@pytest.mark.parametrize(
    ("method", "target", "keys", "status"),
    [
        pytest.param("GET", "/v1/vouchers", {}, 401, id="nobody"),
        pytest.param("GET", "/v1/nothing", SERVER_KEYS, 404, id="nowhere"),
        pytest.param("PUT", "/v1/vouchers", SERVER_KEYS, 405, id="no-method"),
    ],
)
def test_what_leads_nowhere_stands_in_the_default_projects_journal(
    mock, method, target, keys, status
):
    mock.ask(method, target, keys=keys)

    (entry,) = journal(mock)["entries"]

    assert (entry["operation"], entry["response"]["status"]) == (None, status)


def test_a_call_without_an_answer_has_status_0(mock):
    mock.ask("PUT", "/_mock/faults", {"operation": "list_vouchers", "connection": "lost"})

    with pytest.raises(ConnectionResetError):
        mock.ask("GET", "/v1/vouchers")

    assert journal(mock)["entries"][0]["response"]["status"] == 0


def test_a_body_that_is_no_text_is_written_in_base64(mock):
    mock.ask("POST", "/v1/customers", b"\xff")

    request = journal(mock)["entries"][0]["request"]

    assert (request["body"], request["encoding"]) == ("/w==", "base64")


def test_the_journal_can_be_had_as_a_har(mock):
    mock.ask("POST", "/v1/customers", {"name": "Ann"})
    mock.ask("GET", "/v1/vouchers?limit=1")

    first, second = read_har(mock.ask("GET", "/_mock/journal?format=har").json)

    assert (first.request.method, first.request.body) == ("POST", b'{"name": "Ann"}')
    assert second.request.url.endswith("/v1/vouchers?limit=1")
    assert json.loads(second.response.body)["vouchers"] == []
    assert ("x-app-token", "***") in second.request.headers
    assert second.started >= first.started


def test_it_is_cleared(mock):
    mock.ask("GET", "/v1/vouchers")

    reply = mock.ask("DELETE", "/_mock/journal")

    assert (reply.status, journal(mock)["entries"]) == (204, [])


def test_it_says_how_much_it_dropped(mock):
    padding = {"name": "x" * 3_000_000}
    for _ in range(4):
        mock.ask("POST", "/v1/customers", padding)

    har = mock.ask("GET", "/_mock/journal?format=har").json

    assert journal(mock)["dropped"] > 0
    assert "earlier exchanges were dropped" in har["log"]["comment"]
