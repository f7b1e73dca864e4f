"""OpenAPI 3.0 said in JSON Schema 2020-12."""

import pytest

from spec.dialect import SAFE_INTEGER, Dialect

CAT = "#/components/schemas/Cat"
DOG = "#/components/schemas/Dog"


def converted(schema, direction="request", **schemas):
    return Dialect({"components": {"schemas": schemas}}, direction).convert(schema)


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        pytest.param(
            {"type": "string", "nullable": True}, {"type": ["string", "null"]}, id="nullable"
        ),
        pytest.param(
            {"type": "string", "nullable": True, "enum": ["a"]},
            {"type": ["string", "null"], "enum": ["a", None]},
            id="nullable-enum-gets-null",
        ),
        pytest.param(
            {"nullable": True, "allOf": [{"$ref": CAT}]},
            {"anyOf": [{"type": "null"}, {"allOf": [{"$ref": CAT}]}]},
            id="nullable-reference",
        ),
        pytest.param(
            {"type": "object", "nullable": True, "oneOf": [{}]},
            {"anyOf": [{"type": "null"}, {"type": "object", "oneOf": [{}]}]},
            id="nullable-union",
        ),
        pytest.param({"nullable": True}, {}, id="nullable-anything"),
        pytest.param(
            {"type": "number", "minimum": 1, "exclusiveMinimum": True},
            {"type": "number", "exclusiveMinimum": 1},
            id="exclusive-bound",
        ),
        pytest.param(
            {"type": "number", "maximum": 1, "exclusiveMaximum": False},
            {"type": "number", "maximum": 1},
            id="bound-that-is-not-exclusive",
        ),
        pytest.param(
            {"type": "integer"},
            {"type": "integer", "minimum": -SAFE_INTEGER, "maximum": SAFE_INTEGER},
            id="integers-are-safe",
        ),
        pytest.param(
            {"type": "integer", "enum": [1]}, {"type": "integer", "enum": [1]}, id="enum-is-bounds"
        ),
        pytest.param(
            {"type": "integer", "minimum": 0, "maximum": 9, "format": "int32"},
            {"type": "integer", "minimum": 0, "maximum": 9},
            id="sizes-are-no-formats",
        ),
        pytest.param(
            {"type": "string", "format": "date-time", "description": "d", "example": "e", "x-a": 1},
            {"type": "string", "format": "date-time"},
            id="words-are-dropped",
        ),
        pytest.param({"$ref": CAT, "description": "d"}, {"$ref": CAT}, id="reference"),
        pytest.param(True, True, id="a-boolean"),
        pytest.param(
            {
                "type": "object",
                "properties": {"a": {"type": "string", "nullable": True}},
                "additionalProperties": {"type": "string", "nullable": True},
            },
            {
                "type": "object",
                "properties": {"a": {"type": ["string", "null"]}},
                "additionalProperties": {"type": ["string", "null"]},
            },
            id="schemas-inside",
        ),
    ],
)
def test_openapi_becomes_json_schema(schema, expected):
    assert converted(schema) == expected


def test_a_read_only_property_is_not_required_of_a_request():
    schema = {"type": "object", "required": ["id", "a"], "properties": {"id": {"readOnly": True}}}

    assert converted(schema, "request")["required"] == ["a"]
    assert converted(schema, "response")["required"] == ["id", "a"]


def test_a_write_only_property_is_forbidden_in_a_response():
    schema = {
        "type": "object",
        "required": ["secret"],
        "properties": {"secret": {"$ref": "#/components/schemas/Secret"}},
    }
    secret = {"type": "string", "writeOnly": True}

    hidden = converted(schema, "response", Secret=secret)

    assert (hidden["required"], hidden["properties"]) == ([], {"secret": False})


def test_a_discriminator_asks_for_the_tag_and_then_for_its_branch():
    schema = {
        "oneOf": [{"$ref": CAT}, {"$ref": DOG}],
        "discriminator": {"propertyName": "kind", "mapping": {"cat": CAT, "dog": "Dog"}},
    }

    [chain] = converted(schema)["allOf"]

    assert chain["properties"] == {"kind": {"enum": ["cat", "dog"]}}
    assert [rule["then"] for rule in chain["allOf"]] == [{"$ref": CAT}, {"$ref": DOG}]


def test_a_discriminator_without_a_mapping_goes_by_the_names_of_the_schemas():
    schema = {"anyOf": [{"$ref": CAT}, {"$ref": DOG}], "discriminator": {"propertyName": "kind"}}

    [chain] = converted(schema)["allOf"]

    assert chain["properties"] == {"kind": {"enum": ["Cat", "Dog"]}}
