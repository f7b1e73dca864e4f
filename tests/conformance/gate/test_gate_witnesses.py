"""Payloads that prove a break."""

import pytest

from conformance.gate.side import Side
from conformance.gate.witness.judges import Judges
from tests.conformance.gate.contracts import changes, giving, taking

_ORDER = {
    "type": "object",
    "required": ["lines"],
    "properties": {
        "note": {"type": "string", "maxLength": 3},
        "lines": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["count", "unit"],
                "properties": {
                    "count": {"type": "integer", "minimum": 1, "multipleOf": 2},
                    "unit": {"enum": ["kg", "m"]},
                    "code": {"type": "string", "pattern": "^[A-Z]{2}[0-9]{3}$"},
                    "day": {"type": "string", "format": "date"},
                    "tags": {"type": "object", "additionalProperties": {"type": "string"}},
                },
            },
        },
    },
}


def with_line(**properties):
    """Return the order with other properties of its lines."""
    lines = _ORDER["properties"]["lines"]
    item = {**lines["items"], "properties": {**lines["items"]["properties"], **properties}}
    return {**_ORDER, "properties": {**_ORDER["properties"], "lines": {**lines, "items": item}}}


NARROWER = [
    pytest.param({"count": {"type": "integer", "minimum": 4, "multipleOf": 2}}, id="minimum"),
    pytest.param({"unit": {"enum": ["kg"]}}, id="enum"),
    pytest.param({"code": {"type": "string", "pattern": "^[A-M]{2}[0-9]{3}$"}}, id="pattern"),
    pytest.param({"day": {"type": "string", "format": "date", "minLength": 11}}, id="length"),
    pytest.param(
        {"tags": {"type": "object", "additionalProperties": {"type": "string", "maxLength": 1}}},
        id="values-of-a-map",
    ),
    pytest.param(
        {"tags": {"type": "object", "maxProperties": 2,
                  "additionalProperties": {"type": "string"}}},
        id="number-of-members",
    ),
]  # fmt: skip


@pytest.mark.parametrize("properties", NARROWER)
def test_a_witness_of_a_request_was_right_and_is_wrong(properties):
    before, after = _ORDER, with_line(**properties)

    (found,) = changes(taking(before), taking(after))

    assert found.witness.complete
    assert Judges(before).accept(found.witness.value)
    assert Judges(after).refuse(found.witness.value)


@pytest.mark.parametrize("properties", NARROWER)
def test_a_witness_of_a_response_was_forbidden_and_is_allowed(properties):
    before, after = with_line(**properties), _ORDER

    (found,) = changes(giving(before), giving(after))

    assert found.side is Side.RESPONSE
    assert Judges(before).refuse(found.witness.value)
    assert Judges(after).accept(found.witness.value)


def test_a_witness_is_minimal():
    (found,) = changes(taking(_ORDER), taking(with_line(unit={"enum": ["kg"]})))

    assert found.witness.value == {"lines": [{"count": 2, "unit": "m"}]}


def test_the_request_that_fails_is_whole():
    (found,) = changes(taking(_ORDER), taking(with_line(unit={"enum": ["kg"]})))

    assert (found.witness.sent.method, found.witness.sent.url) == ("POST", "/a")
    assert found.witness.sent.headers == (("content-type", "application/json"),)
    assert found.witness.sent.body == found.witness.value


def test_the_place_is_said_in_words():
    (found,) = changes(taking(_ORDER), taking(with_line(unit={"enum": ["kg"]})))

    assert found.message == "enum value m removed at lines[].unit in the request body"
