"""What every answer has, and what is turned down before anybody looks at it."""

import logging

import pytest

from mock_server.world.clock import real_seconds
from tests.mock_server.app.server import SERVER_KEYS

FAR = 10 * 1024 * 1024 + 1


@pytest.mark.parametrize(
    ("method", "target", "keys"),
    [
        pytest.param("GET", "/v1/vouchers/X", SERVER_KEYS, id="200"),
        pytest.param("DELETE", "/v1/vouchers/X", SERVER_KEYS, id="204"),
        pytest.param("GET", "/v1/vouchers/X", {}, id="401"),
        pytest.param("GET", "/nothing", SERVER_KEYS, id="404"),
        pytest.param("PUT", "/v1/vouchers/X", SERVER_KEYS, id="405"),
        pytest.param("GET", "/v1/failures/crash", SERVER_KEYS, id="500"),
    ],
)
def test_every_answer_has_the_rate_limit_headers(server, method, target, keys):
    headers = server.ask(method, target, keys=keys).headers

    assert int(headers["x-rate-limit-limit"]) == 2000
    assert 0 <= int(headers["x-rate-limit-remaining"]) < 2000
    assert abs(int(headers["x-rate-limit-retry"]) - real_seconds()) < 120


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        pytest.param("application/json", 200, id="json"),
        pytest.param("application/json;charset=utf-8", 200, id="with-a-parameter"),
        pytest.param("*/*", 200, id="anything"),
        pytest.param("text/html, application/*;q=0.1", 200, id="among-others"),
        pytest.param("", 200, id="empty"),
        pytest.param("text/html", 406, id="html"),
        pytest.param("application/json;q=0", 406, id="json-refused"),
        pytest.param("application/json; q=0.000, text/plain", 406, id="refused-in-long"),
        pytest.param("application/jsonx", 406, id="not-a-prefix"),
    ],
)
def test_who_does_not_read_json_is_told_so(server, accept, status):
    reply = server.ask("GET", "/v1/vouchers/X", headers={"Accept": accept})

    assert reply.status == status


def test_406_has_no_key(server):
    reply = server.ask("GET", "/v1/vouchers/X", headers={"Accept": "text/html"})

    assert reply.json["message"] == "Not Acceptable"
    assert "key" not in reply.json


def test_a_declared_length_beyond_the_cap_is_refused_unread(server):
    reply = server.ask("POST", "/v1/orders", headers={"Content-Length": str(FAR)})

    assert (reply.status, reply.key) == (413, "query_too_large")


def test_a_chunked_body_beyond_the_cap_is_refused(server):
    head = "POST /v1/orders HTTP/1.1\r\nHost: m\r\nConnection: close\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in SERVER_KEYS.items())
    head += f"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{FAR:x}\r\n"

    reply = server.raw(head.encode() + b" " * FAR + b"\r\n0\r\n\r\n")

    assert (reply.status, reply.key) == (413, "query_too_large")


@pytest.mark.parametrize("version", ["v2017-04-20", "v2018-08-02", "", "nonsense"], ids=str)
def test_only_the_living_api_version_is_served(server, version):
    reply = server.ask("GET", "/v1/vouchers/X", headers={"X-Voucherify-API-Version": version})

    assert (reply.status, reply.key) == (400, "invalid_payload")
    assert "v2018-08-01" in reply.json["details"]


def test_the_living_api_version_may_be_named(server):
    reply = server.ask("GET", "/v1/vouchers/X", headers={"X-Voucherify-API-Version": "v2018-08-01"})

    assert reply.status == 200


def test_a_crash_is_a_500_that_tells_nothing_and_a_log_entry_that_tells_all(server, caplog):
    with caplog.at_level(logging.ERROR, logger="counterfoil"):
        reply = server.ask("GET", "/v1/failures/crash")

    assert (reply.status, reply.key) == (500, "internal_error")
    assert b"secret" not in reply.content
    assert reply.json["request_id"] in caplog.text
    assert "a secret of the house" in caplog.text
