"""The schemas of the contract are closed or open, bounded and explained as design 3 says."""

import re

import pytest

import spec
from spec import follow
from tests.spec import places

MONEY = re.compile(r"amount|price|balance|credits")
UNITS = re.compile(r"minor units|points|percent|major units", re.IGNORECASE)


@pytest.fixture(scope="module")
def document():
    return spec.load()


@pytest.fixture(scope="module")
def found(document):
    return list(places.places(document))


def is_object(schema):
    return schema.get("type") == "object" or "properties" in schema


def test_every_object_of_an_answer_is_closed(found):
    open_ = [
        place.pointer
        for place in found
        if place.direction == "response"
        and is_object(place.schema)
        and place.schema.get("additionalProperties") is not False
        and ("properties" in place.schema or "additionalProperties" not in place.schema)
    ]

    assert sorted(open_) == []


def test_every_object_of_a_request_body_is_open(found):
    closed = [
        place.pointer
        for place in found
        if place.direction == "request"
        and place.in_body
        and is_object(place.schema)
        and place.schema.get("additionalProperties") is False
    ]

    assert sorted(closed) == []


def test_every_array_of_a_request_is_bounded(found):
    unbounded = [
        place.pointer
        for place in found
        if place.direction == "request"
        and place.schema.get("type") == "array"
        and "maxItems" not in place.schema
    ]

    assert sorted(unbounded) == []


def test_every_text_of_a_request_is_bounded(found):
    unbounded = [
        place.pointer
        for place in found
        if place.direction == "request"
        and place.schema.get("type") == "string"
        and not {"maxLength", "enum", "format", "pattern", "anyOf"} & place.schema.keys()
    ]

    assert sorted(unbounded) == []


def test_every_number_of_a_request_body_is_bounded(found):
    unbounded = [
        place.pointer
        for place in found
        if place.direction == "request"
        and place.in_body
        and place.schema.get("type") in ("integer", "number")
        and not ("enum" in place.schema or {"minimum", "maximum"} <= place.schema.keys())
    ]

    assert sorted(unbounded) == []


def test_only_declared_properties_are_required(found):
    unknown = [
        (place.pointer, name)
        for place in found
        for name in place.schema.get("required", ())
        if "properties" in place.schema
        and name not in place.schema["properties"]
        and not {"allOf", "oneOf", "anyOf"} & place.schema.keys()
    ]

    assert sorted(unknown) == []


def test_every_enumeration_that_may_be_null_names_null(found):
    """OpenAPI 3.0.3 lets an enumeration without null refuse it, `nullable` or not."""
    unclear = [
        place.pointer
        for place in found
        if place.schema.get("nullable") and None not in place.schema.get("enum", (None,))
    ]

    assert sorted(unclear) == []


def test_every_named_schema_is_explained(document):
    mute = [n for n, each in document["components"]["schemas"].items() if "description" not in each]

    assert mute == []


def test_every_property_is_explained(document, found):
    mute = {
        f"{place.pointer}.{name}"
        for place in found
        for name, each in place.schema.get("properties", {}).items()
        if "description" not in follow(document, each)
        and not any("$ref" in branch for branch in each.get("allOf", ()))
    }

    assert sorted(mute) == []


def test_every_amount_has_its_unit(document, found):
    assert sorted({name for name, schema in amounts(document, found) if not unit_of(schema)}) == []


def test_no_amount_is_negative_unless_it_says_so(document, found):
    loose = {
        name
        for name, schema in amounts(document, found)
        if "minimum" not in schema and "negative" not in schema.get("description", "")
    }

    assert sorted(loose) == []


def amounts(document, found):
    """Yield the name and schema of every number that is named like money."""
    for place in found:
        for name, each in place.schema.get("properties", {}).items():
            schema = follow(document, each)
            if "allOf" in schema and len(schema["allOf"]) == 1:
                schema = follow(document, schema["allOf"][0])
            if MONEY.search(name) and schema.get("type") in ("integer", "number"):
                yield f"{place.pointer}.{name}", schema


def unit_of(schema):
    return UNITS.search(schema.get("description", ""))


def test_every_body_and_answer_is_shown(document):
    shown = {each.pointer.split(" ")[0] + each.direction for each in places.examples(document)}
    missing = []
    for operation in spec.operations(document).values():
        body = operation.node.get("requestBody", {})
        for media in body.get("content", {}).values():
            if not {"example", "examples"} & media.keys():
                missing.append((operation.id, "body"))
        for status, response in operation.node["responses"].items():
            for media in follow(document, response).get("content", {}).values():
                if not {"example", "examples"} & media.keys():
                    missing.append((operation.id, status))

    assert shown
    assert missing == []
