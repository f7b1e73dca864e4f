"""What the gate says of changed schemas, on either side."""

import pytest

from tests.conformance.gate.contracts import breaks, giving, news, taking


def an_object(**properties):
    return {"type": "object", "properties": properties}


_TEXT, _WHOLE = {"type": "string"}, {"type": "integer"}
_TAGGED = {**an_object(t={"const": "x"}, a=_TEXT), "required": ["t"]}
_OTHER = {**an_object(t={"const": "y"}), "required": ["t"]}

CHANGES = [
    pytest.param(
        {"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 5},
        "request-minimum-raised", "response-minimum-lowered", id="minimum",
    ),
    pytest.param(
        an_object(a=_TEXT), an_object(a={**_TEXT, "maxLength": 5}),
        "request-max-length-added", "response-max-length-removed", id="a-bound-where-none-was",
    ),
    pytest.param(
        an_object(a={"type": ["string", "null"]}), an_object(a=_TEXT),
        "request-null-removed", "response-null-added", id="null",
    ),
    pytest.param(
        {"type": "number"}, _WHOLE,
        "request-type-narrowed", "response-type-widened", id="number-to-integer",
    ),
    pytest.param(
        an_object(a=_TEXT), an_object(a={**_TEXT, "format": "uuid"}),
        "request-format-added", "response-format-removed", id="format",
    ),
    pytest.param(
        an_object(a=_TEXT), an_object(a={**_TEXT, "format": "house-style"}),
        "request-format-added", "response-format-removed", id="a-format-that-nobody-checks",
    ),
    pytest.param(
        {"type": "integer", "format": "int64"}, {"type": "integer", "format": "int32"},
        "request-format-changed", "response-format-changed", id="int64-to-int32",
    ),
    pytest.param(
        {**_TEXT, "pattern": "^[ab]+$"}, {**_TEXT, "pattern": "^a+$"},
        "request-pattern-changed", "response-pattern-changed", id="pattern",
    ),
    pytest.param(
        {"enum": ["a", "b"]}, {"enum": ["a"]},
        "request-enum-value-removed", "response-enum-value-added", id="enum-value",
    ),
    pytest.param(
        _TEXT, {"enum": ["a"]}, "request-enum-added", "response-enum-removed", id="enum",
    ),
    pytest.param(
        {"type": "array", "items": _TEXT}, {"type": "array", "items": {**_TEXT, "minLength": 2}},
        "request-min-length-added", "response-min-length-removed", id="items",
    ),
    pytest.param(
        {"type": "array", "items": _TEXT},
        {"type": "array", "items": _TEXT, "uniqueItems": True},
        "request-unique-items-added", "response-unique-items-removed", id="unique-items",
    ),
    pytest.param(
        {"type": "object", "additionalProperties": _TEXT},
        {"type": "object", "additionalProperties": {**_TEXT, "maxLength": 3}},
        "request-max-length-added", "response-max-length-removed", id="values-of-a-map",
    ),
    pytest.param(
        {"oneOf": [_TAGGED, _OTHER]}, {"oneOf": [_TAGGED]},
        "request-branch-removed", "response-branch-added", id="branch",
    ),
    pytest.param(
        {"oneOf": [_TAGGED, _OTHER]},
        {"oneOf": [{**_TAGGED, "required": ["t", "a"]}, _OTHER]},
        "request-property-became-required", "response-property-became-optional",
        id="within-a-branch",
    ),
    pytest.param(
        an_object(a=_TEXT), {**an_object(a=_TEXT), "required": ["a"]},
        "request-property-became-required", "response-property-became-optional", id="required",
    ),
    pytest.param(
        _TEXT, {**_TEXT, "not": {"enum": ["a"]}},
        "request-condition-added", "response-condition-removed", id="not",
    ),
    pytest.param(
        an_object(a={}), {**an_object(a={}), "dependentRequired": {"a": ["b"]}},
        "request-condition-added", "response-condition-removed", id="dependent-required",
    ),
    pytest.param(
        {"type": "number", "multipleOf": 0.01}, {"type": "number", "multipleOf": 0.02},
        "request-multiple-of-changed", "response-multiple-of-changed", id="multiple-of",
    ),
    pytest.param(
        {"type": "object", "propertyNames": {"minLength": 1}},
        {"type": "object", "propertyNames": {"minLength": 2}},
        "request-min-length-raised", "response-min-length-lowered", id="names-of-members",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("wide", "narrow", "request_rule", "response_rule"), CHANGES)
def test_requests_may_not_narrow(wide, narrow, request_rule, response_rule):
    found = breaks(taking(wide), taking(narrow))

    assert found == [request_rule]


@pytest.mark.parametrize(("wide", "narrow", "request_rule", "response_rule"), CHANGES)
def test_requests_may_widen(wide, narrow, request_rule, response_rule):
    found = breaks(taking(narrow), taking(wide))

    assert found == []


@pytest.mark.parametrize(("wide", "narrow", "request_rule", "response_rule"), CHANGES)
def test_responses_may_not_widen(wide, narrow, request_rule, response_rule):
    found = breaks(giving(narrow), giving(wide))

    assert found == [response_rule]


@pytest.mark.parametrize(("wide", "narrow", "request_rule", "response_rule"), CHANGES)
def test_responses_may_narrow(wide, narrow, request_rule, response_rule):
    found = breaks(giving(wide), giving(narrow))

    assert found == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"const": "a"}, {"enum": ["a"]}, id="const-and-enum-of-one"),
        pytest.param(
            {"type": ["string", "null"]}, {"oneOf": [_TEXT, {"type": "null"}]}, id="null-as-branch"
        ),
        pytest.param(
            {"type": "integer", "exclusiveMinimum": 0}, {"type": "integer", "minimum": 1},
            id="bounds-of-integers",
        ),
        pytest.param(
            {"allOf": [an_object(a=_TEXT), an_object(b=_WHOLE)]}, an_object(a=_TEXT, b=_WHOLE),
            id="all-of-merged",
        ),
        pytest.param(
            {"type": ["string", "integer"]}, {"anyOf": [_TEXT, _WHOLE]}, id="types-and-branches"
        ),
        pytest.param(
            {**_TEXT, "pattern": "^(a|b)$"}, {**_TEXT, "pattern": "^[ab]$"}, id="pattern-respelt"
        ),
        pytest.param({"oneOf": [_TEXT, _WHOLE]}, {"anyOf": [_WHOLE, _TEXT]}, id="order"),
        pytest.param({"allOf": [_TEXT]}, _TEXT, id="all-of-one"),
        pytest.param(
            {"$ref": "#/components/schemas/S"}, _TEXT, id="reference-and-what-it-leads-to"
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("contract", [taking, giving])
def test_refactors_are_silent(one, other, contract):
    base, head = contract(one, S=_TEXT), contract(other, S=_TEXT)

    assert news(base, head) == []
    assert news(head, base) == []


def test_nullable_of_3_0_is_a_type_of_3_1():
    nullable = {"type": "string", "nullable": True}

    found = breaks(taking(nullable, "3.0.3"), taking({"type": ["string", "null"]}, "3.1.0"))

    assert found == []
