"""What the gate says of everything around schemas."""

from datetime import timedelta

import pytest

from conformance.gate.change import Sent
from tests.conformance.gate.contracts import (
    TODAY,
    a_contract,
    an_operation,
    breaks,
    changes,
    news,
)


def of(**members):
    """Return a contract of one operation with *members*."""
    return a_contract({"/a": {"get": an_operation(**members)}})


def with_parameters(*parameters):
    return of(parameters=list(parameters))


def a_parameter(name="limit", where="query", schema=None, **members):
    return {"in": where, "name": name, "schema": schema or {"type": "string"}, **members}


def answering(response, status="200"):
    return a_contract({"/a": {"get": {"responses": {status: response}}}})


def test_a_removed_operation_breaks_and_says_which_request_fails():
    found = changes(a_contract({"/a/{id}": {"get": an_operation()}}), a_contract({}))

    assert [each.rule for each in found] == ["operation-removed"]
    assert found[0].witness.sent == Sent("GET", "/a/x")


def test_a_path_whose_parameter_was_renamed_is_the_same_path():
    before = {"/a/{id}": {"get": an_operation(parameters=[a_parameter("id", "path")])}}
    after = {"/a/{key}": {"get": an_operation(parameters=[a_parameter("key", "path")])}}

    found = news(a_contract(before), a_contract(after))

    assert found == ["request-path-parameter-renamed"]


@pytest.mark.parametrize(
    ("members", "rule"),
    [
        pytest.param({"deprecated": True}, "deprecated-operation-removed", id="deprecated"),
        pytest.param(
            {"deprecated": True, "x-sunset": str(TODAY + timedelta(1))},
            "operation-removed-before-sunset", id="before-its-sunset",
        ),
        pytest.param(
            {"deprecated": True, "x-sunset": str(TODAY)},
            "deprecated-operation-removed", id="on-its-sunset",
        ),
        pytest.param(
            {"deprecated": True, "x-sunset": "soon"}, "sunset-unreadable", id="no-day"
        ),
        pytest.param(
            {"x-stability-level": "alpha"}, "unstable-operation-removed", id="alpha"
        ),
    ],
)  # fmt: skip
def test_an_operation_may_go_when_clients_were_told(members, rule):
    found = news(of(**members), a_contract({}))

    assert found == [rule]


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        pytest.param([], [a_parameter()], [], id="optional"),
        pytest.param(
            [], [a_parameter(required=True)], ["request-required-parameter-added"], id="required"
        ),
        pytest.param([a_parameter()], [], ["request-parameter-removed"], id="removed"),
        pytest.param([a_parameter(deprecated=True)], [], [], id="deprecated-and-removed"),
        pytest.param(
            [a_parameter()], [a_parameter(required=True)],
            ["request-parameter-became-required"], id="became-required",
        ),
        pytest.param(
            [a_parameter("X-A", "header")], [a_parameter("x-a", "header")], [], id="header-case"
        ),
        pytest.param(
            [a_parameter(schema={"type": "integer"})], [a_parameter(schema={"type": "string"})],
            [], id="text-takes-numbers",
        ),
        pytest.param(
            [a_parameter(schema={"type": "string"})], [a_parameter(schema={"type": "integer"})],
            ["request-type-changed"], id="numbers-take-no-text",
        ),
        pytest.param(
            [a_parameter(schema={"type": "array"})],
            [a_parameter(schema={"type": "array"}, explode=False)],
            ["request-parameter-serialization-changed"], id="explode",
        ),
        pytest.param(
            [a_parameter(style="form")], [a_parameter(explode=True)], [], id="spelt-out-defaults"
        ),
    ],
)  # fmt: skip
def test_parameters(before, after, rules):
    found = breaks(with_parameters(*before), with_parameters(*after))

    assert found == rules


def test_parameters_of_the_path_count_for_its_operations():
    own = {"/a": {"get": an_operation(parameters=[a_parameter()])}}
    shared = {"/a": {"get": an_operation(), "parameters": [a_parameter()]}}

    assert news(a_contract(own), a_contract(shared)) == []


def test_a_parameter_that_narrows_shows_the_request_that_fails():
    base = with_parameters(a_parameter(schema={"type": "integer", "minimum": 1}))
    head = with_parameters(a_parameter(schema={"type": "integer", "minimum": 5}))

    found = changes(base, head)

    assert found[0].witness.sent == Sent("GET", "/a?limit=1")


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        pytest.param([{"k": []}], [{"k": []}, {"b": []}], [], id="alternative-added"),
        pytest.param(
            [{"k": []}, {"b": []}], [{"k": []}], ["security-alternative-removed"],
            id="alternative-removed",
        ),
        pytest.param([{"k": []}], [{}], [], id="nothing-needed-any-more"),
        pytest.param([{}], [{"k": []}], ["security-alternative-removed"], id="needed-now"),
        pytest.param(
            [{"k": []}], [{"k": [], "b": []}], ["security-alternative-removed"], id="both-needed"
        ),
        pytest.param(
            [{"o": ["r"]}], [{"o": ["r", "w"]}], ["security-scope-added"], id="scope-added"
        ),
        pytest.param([{"o": ["r", "w"]}], [{"o": ["r"]}], [], id="scope-removed"),
    ],
)  # fmt: skip
def test_whoever_had_enough_must_still_have_enough(before, after, rules):
    assert breaks(of(security=before), of(security=after)) == rules


def test_security_of_the_contract_counts_for_operations_without_their_own():
    paths = {"/a": {"get": an_operation()}}
    base = a_contract(paths, security=[{"k": []}])

    assert news(base, a_contract({"/a": {"get": an_operation(security=[{"k": []}])}})) == []
    assert breaks(base, a_contract(paths, security=[{"b": []}])) == ["security-alternative-removed"]


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        pytest.param({"200": {}, "201": {}}, {"200": {}}, ["response-success-status-removed"],
                     id="success"),
        pytest.param({"200": {}, "404": {}}, {"200": {}}, [], id="failure"),
        pytest.param({"201": {}}, {"2XX": {}}, [], id="into-a-range"),
        pytest.param({"200": {}}, {"200": {}, "409": {}}, [], id="one-more"),
    ],
)  # fmt: skip
def test_statuses(before, after, rules):
    base = a_contract({"/a": {"get": {"responses": before}}})
    head = a_contract({"/a": {"get": {"responses": after}}})

    assert breaks(base, head) == rules


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        pytest.param({"x-a": {}}, {}, ["response-header-removed"], id="optional-gone"),
        pytest.param({"A": {"required": True}}, {}, ["response-required-header-removed"],
                     id="required-gone"),
        pytest.param({"A": {"required": True}}, {"a": {}}, ["response-header-became-optional"],
                     id="became-optional"),
        pytest.param({}, {"A": {"required": True}}, [], id="one-more"),
        pytest.param({"X-A": {}}, {"x-a": {}}, [], id="letter-case"),
    ],
)  # fmt: skip
def test_response_headers(before, after, rules):
    assert breaks(answering({"headers": before}), answering({"headers": after})) == rules


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        pytest.param(["application/json"], ["application/json", "text/csv"], [], id="added"),
        pytest.param(
            ["application/json", "text/csv"], ["application/json"],
            ["response-media-type-removed"], id="removed",
        ),
        pytest.param(["text/csv"], ["text/*"], ["response-media-type-generalized"],
                     id="into-a-range"),
        pytest.param(
            ["application/json"], ["application/JSON; charset=utf-8"], [], id="respelt"
        ),
    ],
)  # fmt: skip
def test_media_types(before, after, rules):
    base, head = ({"content": {kind: {} for kind in kinds}} for kinds in (before, after))

    assert breaks(answering(base), answering(head)) == rules


def test_a_required_body_breaks_those_who_send_none():
    head = of(requestBody={"required": True, "content": {"application/json": {}}})

    found = changes(of(), head)

    assert [each.rule for each in found] == ["request-required-body-added"]
    assert found[0].witness.sent == Sent("GET", "/a")


def a_webhook(schema):
    content = {"application/json": {"schema": schema}}
    return {"paid": {"post": an_operation(requestBody={"content": content})}}


def test_a_webhook_is_written_by_the_server():
    wide = a_contract({}, webhooks=a_webhook({"type": "number"}))
    narrow = a_contract({}, webhooks=a_webhook({"type": "integer"}))

    assert breaks(wide, narrow) == []
    assert breaks(narrow, wide) == ["response-type-widened"]


def test_a_webhook_that_is_gone_breaks_receivers():
    base = a_contract({}, webhooks=a_webhook({}))

    assert breaks(base, a_contract({})) == ["webhook-removed"]


def test_what_changes_in_a_draft_is_news_only():
    base = with_parameters()
    base.document["paths"]["/a"]["get"]["x-stability-level"] = "draft"
    head = with_parameters(a_parameter(required=True))
    head.document["paths"]["/a"]["get"]["x-stability-level"] = "draft"

    found = changes(base, head)

    assert [(each.rule, each.breaking) for each in found] == [
        ("request-required-parameter-added", False)
    ]


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        pytest.param({}, {"deprecated": True}, ["operation-deprecated"], id="deprecated"),
        pytest.param({"operationId": "a"}, {"operationId": "b"}, ["operation-id-changed"],
                     id="operation-id"),
        pytest.param({"tags": ["a"]}, {"tags": ["b"]}, ["tag-added", "tag-removed"], id="tags"),
        pytest.param({"x-error-keys": ["a"]}, {"x-error-keys": ["b"]},
                     ["response-error-key-added", "response-error-key-removed"], id="error-keys"),
        pytest.param({"x-stability-level": "stable"}, {"x-stability-level": "beta"},
                     ["stability-decreased"], id="stability"),
        pytest.param(
            {"deprecated": True, "x-sunset": "2027-01-31"}, {"deprecated": True},
            ["sunset-removed"], id="sunset-removed",
        ),
        pytest.param(
            {"deprecated": True, "x-sunset": "2027-01-31"},
            {"deprecated": True, "x-sunset": "2026-12-31"}, ["sunset-moved-forward"],
            id="sunset-moved",
        ),
    ],
)  # fmt: skip
def test_life_and_names(before, after, rules):
    assert news(of(**before), of(**after)) == rules


def test_words_are_no_change():
    base, head = of(summary="one", description="two"), of(summary="three")

    assert news(base, head) == []
