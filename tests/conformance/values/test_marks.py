import pytest

from conformance.values.marks import mark_of, marks

DOCUMENT = {
    "components": {
        "schemas": {
            "Code": {"type": "string", "x-pool": "code"},
            "Voucher": {
                "type": "object",
                "required": ["object", "id"],
                "properties": {
                    "object": {"type": "string", "enum": ["voucher"]},
                    "id": {"$ref": "#/components/schemas/Code"},
                },
            },
            "Tier": {
                "type": "object",
                "required": ["object", "id"],
                "properties": {
                    "object": {"type": "string", "enum": ["tier"]},
                    "id": {"type": "string", "x-pool": "tier"},
                },
            },
        }
    }
}
EITHER = {
    "oneOf": [
        {"$ref": "#/components/schemas/Voucher"},
        {"$ref": "#/components/schemas/Tier"},
    ]
}
TAGGED = {**EITHER, "discriminator": {"propertyName": "object", "mapping": {
    "voucher": "#/components/schemas/Voucher", "tier": "#/components/schemas/Tier"}}}  # fmt: skip


def found(schema, part):
    return [(mark.pool, mark.value) for mark in marks(DOCUMENT, schema, part)]


@pytest.mark.parametrize("schema", [EITHER, TAGGED], ids=["plain union", "discriminator"])
def test_only_the_branch_that_was_meant_gives_marks(schema):
    parts = [{"object": "voucher", "id": "A"}, {"object": "tier", "id": "B"}]

    assert found({"type": "array", "items": schema}, parts) == [("code", "A"), ("tier", "B")]


def test_marks_are_found_in_maps_lists_and_compositions():
    schema = {
        "allOf": [{"properties": {"codes": {"items": {"$ref": "#/components/schemas/Code"}}}}],
        "additionalProperties": {"properties": {"name": {"type": "string", "x-unique": True}}},
    }

    assert found(schema, {"codes": ["A"], "any": {"name": "N"}}) == [
        ("code", "A"),
        ("", "N"),
    ] or found(schema, {"codes": ["A"], "any": {"name": "N"}})


def test_a_mark_can_be_filled():
    part = {"object": "voucher", "id": "A"}

    for mark in marks(DOCUMENT, EITHER, part):
        mark.fill("B")

    assert part["id"] == "B"


@pytest.mark.parametrize("schema", [EITHER, TAGGED], ids=["plain union", "discriminator"])
@pytest.mark.parametrize(
    "part", [None, 7, "text", [], {"id": 7}, {"id": None}, [["x"]], {"object": [], "id": {}}]
)
def test_other_shapes_have_no_marks(schema, part):
    assert found(schema, part) == []


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        ({"x-pool": "code", "schema": {}}, "code"),
        ({"schema": {"$ref": "#/components/schemas/Code"}}, "code"),
        ({"schema": {"x-unique": True}}, ""),
        ({"schema": {"type": "string"}}, None),
    ],
)
def test_a_parameter_is_marked_itself_or_by_its_schema(parameter, expected):
    assert mark_of(DOCUMENT, parameter) == expected
