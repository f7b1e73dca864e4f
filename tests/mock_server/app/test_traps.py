"""What a naive mock on connexion gets wrong, over real sockets.

The list is that of a study of connexion 3.3; each test is one trap of it.
"""

import pytest

from tests.mock_server.app.server import SERVER_KEYS


def keys() -> bytes:
    return b"".join(f"{name}: {value}\r\n".encode() for name, value in SERVER_KEYS.items())


def test_a_chunked_body_is_read(server):
    request = (
        b"POST /v1/orders HTTP/1.1\r\nHost: m\r\nConnection: close\r\n" + keys() + b"Content-Type: "
        b"application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        b'9\r\n{"amount"\r\n4\r\n: 5}\r\n0\r\n\r\n'
    )

    reply = server.raw(request)

    assert (reply.status, reply.json["body"]) == (200, {"amount": 5})


def test_an_absent_optional_body_is_none(server):
    reply = server.ask("PUT", "/v1/orders")

    assert (reply.status, reply.json["body"]) == (200, None)


def test_json_headers_with_an_empty_body_are_no_body(server):
    reply = server.ask("PUT", "/v1/orders", b"", {"Content-Type": "application/json"})

    assert reply.status == 200


@pytest.mark.parametrize("body", [None, b""], ids=["nothing", "empty"])
def test_a_missing_body_is_a_400_where_one_is_required(server, body):
    reply = server.ask("POST", "/v1/orders", body)

    assert (reply.status, reply.key) == (400, "invalid_payload")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"null", id="null-is-no-object"),
        pytest.param(b"\xff\xfe", id="invalid-utf-8"),
        pytest.param(b'{"metadata": {"a": "\xff"}}', id="invalid-utf-8-in-a-string"),
        pytest.param(b"[" * 100_000 + b"]" * 100_000, id="deeper-than-json-goes"),
        pytest.param(b'{"metadata":' + b'{"a":' * 300 + b"1" + b"}" * 301, id="unwritable-depth"),
        pytest.param(b'{"amount": ' + b"9" * 5000 + b"}", id="5000-digits"),
        pytest.param(b'{"amount": 1000000000000000000000000000000}', id="beyond-64-bits"),
        pytest.param(b'{"amount": 9007199254740992}', id="beyond-exact-integers"),
        pytest.param(b'{"metadata": {"a": NaN}}', id="nan"),
        pytest.param(b'{"metadata": {"a": Infinity}}', id="infinity"),
        pytest.param(b'{"metadata": {"a": "\\ud800"}}', id="lone-surrogate"),
        pytest.param(b'{"amount": 1,}', id="trailing-comma"),
        pytest.param(b'{"amount": 1.5}', id="fraction"),
        pytest.param(b'{"amount": -1}', id="negative"),
        pytest.param(b"{", id="unfinished"),
    ],
)
def test_a_body_that_cannot_be_taken_is_a_400_in_the_envelope(server, body):
    reply = server.ask("POST", "/v1/orders", body)

    assert (reply.status, reply.key) == (400, "invalid_payload")


def test_big_integers_of_untyped_metadata_do_no_harm(server):
    reply = server.ask("POST", "/v1/orders", b'{"metadata": {"a": 18446744073709551615}}')

    assert reply.json["body"]["metadata"] == {"a": 18446744073709551615}


def test_integers_stay_integers(server):
    reply = server.ask("POST", "/v1/orders", b'{"amount": 19000}')

    assert b'"amount":19000}' in reply.content


def test_the_last_of_doubled_members_counts(server):
    reply = server.ask("POST", "/v1/orders", b'{"amount": 1, "amount": 2}')

    assert reply.json["body"] == {"amount": 2}


def test_metadata_may_be_as_deep_as_an_answer_can_write(server):
    body = b'{"metadata":' + b'{"a":' * 180 + b"1" + b"}" * 181

    reply = server.ask("POST", "/v1/orders", body)

    assert reply.status == 200


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        pytest.param("application/json; charset=utf-8", 200, id="utf-8"),
        pytest.param('application/json;charset="UTF-8"', 200, id="quoted"),
        pytest.param("Application/JSON", 200, id="capitals"),
        pytest.param("", 200, id="empty-means-json"),
        pytest.param("application/json; charset=utf-16", 415, id="utf-16"),
        pytest.param("application/json;charset=bogus", 415, id="bogus"),
        pytest.param("text/plain", 415, id="text"),
        pytest.param("application/x-www-form-urlencoded", 415, id="form"),
    ],
)
def test_only_json_in_utf_8_is_read(server, content_type, status):
    reply = server.ask("POST", "/v1/orders", b'{"amount": 1}', {"Content-Type": content_type})

    assert reply.status == status


@pytest.mark.parametrize(
    ("target", "status"),
    [
        pytest.param("/v1/vouchers/%00", 400, id="nul-in-the-path"),
        pytest.param("/v1/vouchers?limit=%00", 400, id="nul-in-the-query"),
        pytest.param("/v1/vouchers?x%00=1", 200, id="nul-in-an-unknown-name"),
        pytest.param("/v1/vouchers/%ff", 400, id="path-not-utf-8"),
        pytest.param("/v1/vouchers?result=%ff", 400, id="query-not-utf-8"),
        pytest.param("/v1/vouchers/%EF%BF%BD", 200, id="an-honest-replacement-character"),
        pytest.param("/v1/vouchers/", 404, id="trailing-slash"),
        pytest.param("/v1//vouchers", 404, id="empty-segment"),
        pytest.param("//v1/vouchers", 404, id="leading-empty-segment"),
        pytest.param("/v1/vouchers/../orders", 404, id="dots-are-a-name"),
        pytest.param("/v1/nothing", 404, id="unknown"),
        pytest.param("/v1/vouchers/" + "x" * 51, 404, id="longer-than-any-code"),
        pytest.param("/v1/vouchers/" + "9" * 5000, 404, id="5000-digits"),
    ],
)
def test_urls_are_taken_literally(server, target, status):
    reply = server.ask("GET", target)

    assert reply.status == status
    assert "location" not in reply.headers


def test_a_path_value_that_the_client_chooses_badly_is_a_400(server):
    reply = server.ask("POST", "/v1/campaigns/" + "x" * 51)

    assert (reply.status, reply.key) == (400, "invalid_payload")
    assert reply.json["details"] == "Property .name must NOT have more than 50 characters"


def test_a_trailing_slash_is_not_redirected(server):
    reply = server.ask("POST", "/v1/orders/", {"amount": 1})

    assert (reply.status, reply.key) == (404, "not_found")


def test_a_wrong_method_names_the_right_ones_and_has_no_key(server):
    reply = server.ask("PATCH", "/v1/vouchers/X")

    assert (reply.status, reply.headers["allow"]) == (405, "delete, get, head, options, post")
    assert reply.json["details"] == "Allowed methods: DELETE, GET, HEAD, OPTIONS, POST"
    assert "key" not in reply.json


def test_options_answers_which_methods_there_are(server):
    reply = server.ask("OPTIONS", "/v1/orders", keys={})

    assert (reply.status, reply.headers["allow"]) == (204, "options, post, put")
    assert reply.content == b""


def test_head_is_get_without_a_body(server):
    reply = server.ask("HEAD", "/v1/vouchers/X")

    assert (reply.status, reply.content) == (200, b"")
    assert int(reply.headers["content-length"]) > 0


@pytest.mark.parametrize(
    ("method", "target", "operation"),
    [
        pytest.param("POST", "/v1/vouchers/import", "import_vouchers", id="declared-later"),
        pytest.param("POST", "/v1/vouchers/imports", "create_voucher", id="not-a-prefix"),
        pytest.param("GET", "/v1/promotions/tiers/tiers", "get_tier", id="crossing-templates"),
        pytest.param("GET", "/v1/promotions/camp/tiers", "list_campaign_tiers", id="backtracking"),
    ],
)
def test_a_literal_segment_beats_a_parameter(server, method, target, operation):
    reply = server.ask(method, target)

    assert reply.json["operation"] == operation


def test_a_method_of_the_literal_path_hides_none_of_the_template(server):
    reply = server.ask("GET", "/v1/vouchers/import")

    assert reply.status == 405


def test_parameters_keep_their_names_and_places(server):
    reply = server.ask("GET", "/v1/odd.names/1?my-id=2&my.id=3&%24is=4&user=5")

    assert reply.json["path"] == {"my-id": "1"}
    assert reply.json["query"] == {"my-id": "2", "my.id": "3", "$is": "4", "user": "5"}


def test_errors_of_clients_are_not_logged(server, caplog):
    for target in ("/nothing", "/v1/vouchers?limit=x", "/v1/vouchers/X"):
        server.ask("GET", target, keys=SERVER_KEYS if "=" in target else {})

    assert caplog.records == []


def test_204_has_neither_body_nor_length(server):
    reply = server.ask("DELETE", "/v1/vouchers/X")

    assert (reply.status, reply.content) == (204, b"")
    assert "content-length" not in reply.headers
    assert "transfer-encoding" not in reply.headers


@pytest.mark.parametrize(
    "name", ["X-App-Id", "X-App-Token", "Authorization", "X-Voucherify-OAuth"], ids=str
)
def test_a_credential_that_is_sent_twice_is_refused(server, name):
    value = SERVER_KEYS.get(name, "Basic eDp5")
    extra = [(name, value)] if name in SERVER_KEYS else [(name, value), (name, value)]

    reply = server.ask("GET", "/v1/vouchers/X", headers=extra)

    assert (reply.status, reply.key) == (401, "unauthorized")


def test_other_headers_may_be_sent_twice(server):
    reply = server.ask("GET", "/v1/vouchers/X", headers=[("X-Other", "1"), ("X-Other", "2")])

    assert reply.status == 200


def test_bytes_that_are_no_request_get_the_envelope(server):
    reply = server.raw(b"NONSENSE\r\n\r\n")

    assert (reply.status, reply.key) == (400, "invalid_payload")
    assert reply.headers["content-type"] == "application/json"


def test_an_unknown_method_gets_the_envelope(server):
    reply = server.raw(b"BREW /v1/orders HTTP/1.1\r\nHost: m\r\nConnection: close\r\n\r\n")

    assert reply.json["code"] == reply.status == 400


def test_expect_100_continue_is_honoured_before_a_body_is_read(server):
    head = b"POST /v1/orders HTTP/1.1\r\nHost: m\r\nConnection: close\r\nExpect: 100-continue\r\n"
    body = b"Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"

    reply = server.raw(head + keys() + body)

    assert reply.status == 100


def test_a_pipelined_second_request_gets_its_own_answer(server):
    first = b"GET /v1/vouchers/A HTTP/1.1\r\nHost: m\r\n" + keys() + b"\r\n"
    second = first.replace(b"/A", b"/B").replace(b"Host: m", b"Host: m\r\nConnection: close")

    reply = server.raw(first + second)

    assert reply.content.count(b"HTTP/1.1 200") == 1
    assert reply.content.index(b'"code":"A"') < reply.content.index(b'"code":"B"')
