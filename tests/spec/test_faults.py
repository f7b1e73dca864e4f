"""What is wrong, in the documented words."""

import pytest
from jsonschema_rs import Draft202012Validator

from spec.faults import Fault, faults, sentence

ITEM = {
    "type": "object",
    "required": ["object", "id"],
    "properties": {"object": {"type": "string"}, "id": {"type": "string", "minLength": 1}},
}
BODY = {
    "type": "object",
    "required": ["redeemables"],
    "properties": {
        "redeemables": {"type": "array", "minItems": 1, "maxItems": 2, "items": ITEM},
        "order": {"type": "object", "properties": {"amount": {"type": "integer", "minimum": 0}}},
        "status": {"enum": ["PAID", "CREATED", None]},
        "until": {"type": ["string", "null"], "format": "date-time"},
        "code": {"type": "string", "maxLength": 3, "pattern": "^[A-Z]+$"},
        "share": {"type": "number", "exclusiveMaximum": 100, "multipleOf": 0.5},
        "tags": {"type": "array", "uniqueItems": True},
        "more": {"type": "object", "maxProperties": 1, "additionalProperties": {"type": "string"}},
        "shut": {"type": "object", "additionalProperties": False, "properties": {"b": {}}},
        "void": {"type": "object", "additionalProperties": False},
        "gone": False,
    },
}
GOOD = {"redeemables": [{"object": "voucher", "id": "A"}]}


def told(body, schema=BODY):
    return [
        fault.sentence
        for fault in faults(Draft202012Validator(schema, validate_formats=True), body)
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param({}, "Payload should have required property 'redeemables'", id="root-missing"),
        pytest.param([], "Payload should be object", id="root-type"),
        pytest.param(
            {"redeemables": [*GOOD["redeemables"], {"object": "voucher"}]},
            "Property .redeemables[1] should have required property 'id'",
            id="missing",
        ),
        pytest.param(
            {**GOOD, "order": {"amount": "1"}},
            "Property .order.amount should be integer",
            id="type",
        ),
        pytest.param(
            {**GOOD, "until": 1}, "Property .until should be string or null", id="null-comes-last"
        ),
        pytest.param(
            {"redeemables": []},
            "Property .redeemables must NOT have fewer than 1 items",
            id="too-few",
        ),
        pytest.param(
            {"redeemables": GOOD["redeemables"] * 3},
            "Property .redeemables must NOT have more than 2 items",
            id="too-many",
        ),
        pytest.param(
            {**GOOD, "status": "LOST"},
            "Property .status should be one of PAID, CREATED, null",
            id="enum",
        ),
        pytest.param(
            {**GOOD, "until": "now"}, 'Property .until should match format "date-time"', id="format"
        ),
        pytest.param(
            {**GOOD, "code": "ABCD"},
            "Property .code must NOT have more than 3 characters",
            id="too-long",
        ),
        pytest.param(
            {**GOOD, "code": "a"}, 'Property .code should match pattern "^[A-Z]+$"', id="pattern"
        ),
        pytest.param(
            {**GOOD, "order": {"amount": -1}}, "Property .order.amount should be >= 0", id="low"
        ),
        pytest.param({**GOOD, "share": 100}, "Property .share should be < 100", id="high"),
        pytest.param(
            {**GOOD, "share": 0.3}, "Property .share should be a multiple of 0.5", id="multiple"
        ),
        pytest.param(
            {**GOOD, "tags": [1, 1]}, "Property .tags must NOT have duplicate items", id="doubles"
        ),
        pytest.param(
            {**GOOD, "more": {"a": "", "b": ""}},
            "Property .more must NOT have more than 1 properties",
            id="crowded",
        ),
        pytest.param(
            {**GOOD, "shut": {"a": 1}},
            "Property .shut should NOT have additional property 'a'",
            id="closed",
        ),
        pytest.param(
            {**GOOD, "void": {"a": 1}},
            "Property .void should NOT have additional properties",
            id="void",
        ),
        pytest.param({**GOOD, "gone": 1}, "Property .gone should NOT be sent", id="forbidden"),
    ],
)
def test_a_fault_is_told_in_the_documented_words(body, said):
    assert told(body) == [said]


def test_a_good_body_has_no_fault():
    assert told(GOOD) == []


def test_a_fault_knows_its_place_and_keyword():
    validator = Draft202012Validator(BODY)

    [fault] = faults(validator, {"redeemables": [{"object": "voucher"}]})

    assert fault == Fault(
        ("redeemables", 0),
        "required",
        "Property .redeemables[0] should have required property 'id'",
    )


def test_no_more_is_told_than_was_asked_for():
    validator = Draft202012Validator(BODY)

    assert len(faults(validator, {"redeemables": [{}] * 2}, limit=3)) == 3


def union(*branches):
    return {"properties": {"u": {"oneOf": list(branches)}}}


CAT = {
    "type": "object",
    "required": ["k", "lives"],
    "properties": {"k": {"enum": ["cat"]}, "lives": {"type": "integer"}},
}
DOG = {
    "type": "object",
    "required": ["k", "bark"],
    "properties": {"k": {"enum": ["dog"]}, "bark": {"type": "object", "required": ["db"]}},
}


@pytest.mark.parametrize(
    ("schema", "value", "said"),
    [
        pytest.param(
            union(CAT, DOG),
            {"k": "dog", "bark": {}},
            "Property .u.bark should have required property 'db'",
            id="the-branch-with-the-right-tag",
        ),
        pytest.param(
            union({"type": "null"}, CAT),
            {"k": "cat", "lives": "9"},
            "Property .u.lives should be integer",
            id="the-branch-with-the-right-type",
        ),
        pytest.param(
            union({"type": "null"}, union(CAT, DOG)),
            {"u": {"k": "cat"}},
            "Property .u.u should have required property 'lives'",
            id="a-union-in-a-union",
        ),
        pytest.param(
            union({"type": "object"}, {"type": "object"}),
            {},
            "Property .u should match exactly one of its shapes",
            id="more-than-one-branch",
        ),
    ],
)
def test_a_union_is_told_from_the_branch_that_got_furthest(schema, value, said):
    assert told({"u": value}, schema) == [said]


def test_details_name_each_fault_once():
    found = [Fault((), "a", "One thing"), Fault((), "b", "One thing"), Fault((), "c", "Another")]

    assert sentence(found) == "One thing, Another"
