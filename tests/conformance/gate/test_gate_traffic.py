"""Which recorded exchanges a change breaks."""

import json
from datetime import UTC, datetime

import pytest

from conformance.gate.blast import Traffic, radius
from conformance.gate.comparison import compare
from conformance.gate.pairing.scene import Stage
from spec.har import HarEntry, HarRequest, HarResponse
from tests.conformance.gate.contracts import TODAY, a_contract

_STARTED = datetime(2026, 1, 1, tzinfo=UTC)
_NARROW, _WIDE = {"type": "integer", "minimum": 5}, {"type": "integer"}


def an_exchange(line, body=None, headers=(), status=200):
    """Return an exchange from `METHOD /path`, as it was recorded somewhere."""
    method, _, path = line.partition(" ")
    sent = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    request = HarRequest(method, f"https://api.example.com{path}", tuple(headers), sent)
    return HarEntry(_STARTED, 1.0, request, HarResponse(status))


def hit(before, after, *entries):
    """Return which of the exchanges each breaking change hits, without the host."""
    base, head = a_contract(before), a_contract(after)
    found = [each for each in compare(base, head, TODAY) if each.breaking]
    stage = Stage(base.document, head.document, TODAY)
    hits = radius(found, Traffic(stage, tuple(entries)))
    return {
        each.rule: [url.replace("https://api.example.com", "") for url in hits[each.fingerprint]]
        for each in found
    }


def posting(schema, kind="application/json", **members):
    return {"/a": {"post": {"requestBody": {"content": {kind: {"schema": schema}}, **members}}}}


def getting(*parameters):
    return {"/a": {"get": {"parameters": list(parameters)}}}


def a_body(value, kind="application/json"):
    return an_exchange("POST /a", value, [("Content-Type", kind)])


def test_who_calls_what_is_gone_is_hit_once():
    calls = [an_exchange(f"{verb} /a/1") for verb in ("GET", "get", "PUT", "GET")]

    found = hit(
        {"/a/{id}": {"get": {}}}, {}, *calls, an_exchange("GET /a"), an_exchange("GET /b/1")
    )

    assert found == {"operation-removed": ["GET /a/1", "get /a/1"]}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        pytest.param("/a/me", [], id="the-plainer-one"),
        pytest.param("/a/you", ["GET /a/you"], id="the-one-with-a-parameter"),
        pytest.param("/a/you/", ["GET /a/you/"], id="slash-at-the-end"),
        pytest.param("/v1/a/you", [], id="another-path-that-ends-so"),
        pytest.param("/v2/a/you", ["GET /v2/a/you"], id="below-a-server"),
        pytest.param("/a/y%C3%B6u?x=1", ["GET /a/y%C3%B6u?x=1"], id="escaped"),
        pytest.param("/a/you/b", [], id="longer"),
    ],
)
def test_a_url_is_of_the_plainest_path(path, found):
    more = {"/a/me": {"get": {}}, "/v1/a/{x}": {"get": {}}}

    assert hit({"/a/{id}": {"get": {}}, **more}, more, an_exchange(f"GET {path}")) == {
        "operation-removed": found
    }


def test_the_root_is_a_path_too():
    calls = an_exchange("GET /"), an_exchange("GET "), an_exchange("GET /a")

    assert hit({"/": {"get": {}}}, {}, *calls) == {"operation-removed": ["GET /", "GET "]}


def test_a_path_may_end_in_a_slash():
    calls = an_exchange("GET /a/"), an_exchange("GET /a"), an_exchange("GET /ab")

    assert hit({"/a/": {"get": {}}}, {}, *calls) == {"operation-removed": ["GET /a/", "GET /a"]}


@pytest.mark.parametrize(
    ("exchange", "is_hit"),
    [
        pytest.param(a_body(3), True, id="refused-now"),
        pytest.param(a_body(7), False, id="allowed-still"),
        pytest.param(a_body("x"), False, id="wrong-from-the-start"),
        pytest.param(a_body(b"no json"), False, id="no-json"),
        pytest.param(a_body(b""), False, id="empty"),
        pytest.param(a_body(3, "application/JSON; charset=utf-8"), True, id="type-in-full"),
        pytest.param(a_body(3, "text/plain"), False, id="of-another-type"),
        pytest.param(an_exchange("POST /a", 3), False, id="of-no-type"),
    ],
)
def test_a_body_is_judged_by_both_contracts(exchange, is_hit):
    found = hit(posting(_WIDE), posting(_NARROW), exchange)

    assert found == {"request-minimum-added": ["POST /a"] if is_hit else []}


@pytest.mark.parametrize(
    ("body", "is_hit"), [({"a": 1}, True), ({"b": 1}, False), (["a"], False)]
)  # fmt: skip
def test_a_property_that_is_gone_hits_those_who_send_it(body, is_hit):
    base = {"type": "object", "properties": {"a": _WIDE, "b": _WIDE}}
    head = {"type": "object", "properties": {"b": _WIDE}}

    found = hit(posting(base), posting(head), a_body(body))

    assert found == {"request-property-removed": ["POST /a"] if is_hit else []}


@pytest.mark.parametrize(("body", "is_hit"), [(None, True), (3, False)])
@pytest.mark.parametrize(
    ("before", "rule"),
    [
        (posting(_WIDE), "request-body-became-required"),
        ({"/a": {"post": {}}}, "request-required-body-added"),
    ],
)
def test_a_body_that_is_needed_now_hits_those_who_send_none(before, rule, body, is_hit):
    found = hit(before, posting(_WIDE, required=True), an_exchange("POST /a", body))

    assert found == {rule: ["POST /a"] if is_hit else []}


@pytest.mark.parametrize(("kind", "is_hit"), [("application/xml", True), ("xml", False)])
def test_a_type_that_is_gone_hits_those_who_send_it(kind, is_hit):
    xml = posting(_WIDE, "application/xml")
    xml["/a"]["post"]["requestBody"]["content"]["text/plain"] = {}

    found = hit(xml, posting({}, "text/plain"), a_body(b"<a/>", f"{kind};x=1"))

    assert found == {"request-media-type-removed": ["POST /a"] if is_hit else []}


def test_a_status_that_is_gone_hits_those_who_got_it():
    before = {"/a": {"get": {"responses": {"200": {}, "201": {}}}}}
    calls = [an_exchange("GET /a?x", status=201), an_exchange("GET /a?y", status=200)]

    found = hit(before, {"/a": {"get": {"responses": {"200": {}}}}}, *calls)

    assert found == {"response-success-status-removed": ["GET /a?x"]}


def test_a_response_that_widens_hits_those_who_got_its_status():
    answers = [
        {"/a": {"get": {"responses": {"200": {"content": {"application/json": {"schema": each}}}}}}}
        for each in (_NARROW, _WIDE)
    ]
    calls = [an_exchange("GET /a?x"), an_exchange("GET /a?y", status=404)]

    assert hit(*answers, *calls) == {"response-minimum-removed": ["GET /a?x"]}


@pytest.mark.parametrize(
    ("exchange", "is_hit"),
    [(an_exchange("GET /a"), True), (an_exchange("GET /a?q="), False)],
    ids=["missing", "sent"],
)
@pytest.mark.parametrize(
    ("before", "rule"),
    [
        ([], "request-required-parameter-added"),
        ([{"in": "query", "name": "q"}], "request-parameter-became-required"),
    ],
)
def test_a_parameter_that_is_needed_now_hits_those_who_leave_it_out(before, rule, exchange, is_hit):
    after = {"in": "query", "name": "q", "required": True}

    found = hit(getting(*before), getting(after), exchange)

    assert list(found) == [rule]
    assert bool(found[rule]) is is_hit


@pytest.mark.parametrize(
    ("where", "exchange", "is_hit"),
    [
        pytest.param("query", an_exchange("GET /a?q=1&r=2"), True, id="query"),
        pytest.param("query", an_exchange("GET /a?r=2"), False, id="not-in-the-query"),
        pytest.param("header", an_exchange("GET /a", headers=[("Q", "1")]), True, id="header"),
        pytest.param("header", an_exchange("GET /a", headers=[("R", "1")]), False, id="no-header"),
    ],
)
def test_a_parameter_that_narrows_hits_those_who_send_it(where, exchange, is_hit):
    sides = [getting({"in": where, "name": "q", "schema": each}) for each in (_WIDE, _NARROW)]

    (found,) = hit(*sides, exchange).values()

    assert bool(found) is is_hit


def test_a_path_parameter_that_narrows_hits_everybody():
    sides = [
        {"/a/{id}": {"get": {"parameters": [{"in": "path", "name": "id", "schema": each}]}}}
        for each in (_WIDE, _NARROW)
    ]

    assert hit(*sides, an_exchange("GET /a/9")) == {"request-minimum-added": ["GET /a/9"]}


def test_credentials_that_are_not_enough_hit_everybody():
    sides = [{"/a": {"get": {"security": [{each: []}]}}} for each in ("key", "token")]

    assert hit(*sides, an_exchange("GET /a")) == {"security-alternative-removed": ["GET /a"]}


def test_news_and_what_servers_call_hit_nobody():
    called = {"paid": {"{$url}": {"post": {}}}}
    before = {"/a": {"get": {"callbacks": called}}}

    found = hit(before, {"/a": {"get": {}}, "/b": {"get": {}}}, an_exchange("GET /a"))

    assert found == {"callback-removed": []}
