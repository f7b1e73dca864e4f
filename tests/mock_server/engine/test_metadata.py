"""Which metadata a schema lets through, and how it names what it does not.

Source: redemptions.md 7.4, resources.md 17.
"""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.metadata import Definition, MetadataSchema, check
from mock_server.engine.refusals import MetadataValidationFailed
from tests.mock_server.world_document.entities import RAW, WORDS


def a_schema(properties, *, closed=False, of="voucher"):
    born = datetime(2026, 1, 1, tzinfo=UTC)
    return MetadataSchema("ms_1", of, born, properties, allow_defined_only=closed)


def complaint(metadata, schema, *others):
    """Return the details of the refusal, None if there is none."""
    schemas = {other.related_object: other for other in others}
    try:
        check(metadata, schema, schemas.get)
    except MetadataValidationFailed as refusal:
        return refusal.details
    return None


def on(value, **definition):
    """Return what an optional property says against *value*."""
    schema = a_schema({"key": Definition(**{"optional": True} | definition)})
    return complaint({"key": value}, schema)


def test_the_sentence_is_the_documented_one():
    schema = a_schema({"key": Definition("number")})

    assert complaint({"key": "x"}, schema) == (
        "key: must be a number, property is required (actual value is 'x')"
    )


@pytest.mark.parametrize("metadata", [None, {}, {"key": None}, {"other": 1}])
def test_what_is_required_has_to_be_there(metadata):
    schema = a_schema({"key": Definition("string")})

    assert complaint(metadata, schema) == (
        "key: must be a string, property is required (actual value is undefined)"
    )


@pytest.mark.parametrize("metadata", [None, {}, {"key": None}, {"other": 1}])
def test_what_is_optional_may_be_absent(metadata):
    schema = a_schema({"key": Definition("string", optional=True)})

    assert complaint(metadata, schema) is None


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("string", ""),
        ("string", "x"),
        ("number", 0),
        ("number", -1.5),
        ("boolean", False),
        ("date", "2026-02-28"),
        ("datetime", "2026-02-28T09:30"),
        ("datetime", "2026-02-28T09:30:00.000Z"),
        ("image_url", "https://shop.test/mug.png"),
        ("object", {}),
        ("object", {"any": ["thing"]}),
        ("geopoint", "53.08,8.80"),
        ("geopoint", "-90, 180"),
    ],
)
def test_a_value_of_the_type_is_let_through(type_, value):
    assert on(value, type=type_) is None
    assert on([value, value], type=type_, array=True) is None
    assert on([], type=type_, array=True) is None


@pytest.mark.parametrize(
    ("type_", "value", "told"),
    [
        ("string", 1, "must be a string (actual value is '1')"),
        ("string", True, "must be a string (actual value is 'true')"),
        ("string", {"a": 1}, "must be a string (actual value is an object)"),
        ("string", ["a"], "must be a string (actual value is a list)"),
        ("string", [], "must be a string (actual value is a list)"),
        ("number", "1", "must be a number (actual value is '1')"),
        ("number", True, "must be a number (actual value is 'true')"),
        ("boolean", 1, "must be a boolean (actual value is '1')"),
        ("boolean", "true", "must be a boolean (actual value is 'true')"),
        ("date", "2026-02-30", "must be a date (actual value is '2026-02-30')"),
        ("date", "20260228", "must be a date (actual value is '20260228')"),
        (
            "datetime",
            "2026-02-28T25:00",
            "must be a datetime (actual value is '2026-02-28T25:00')",
        ),
        ("datetime", "2026-02-28", "must be a datetime (actual value is '2026-02-28')"),
        ("image_url", "mug.png", "must be an image URL (actual value is 'mug.png')"),
        ("object", "x", "must be an object (actual value is 'x')"),
        ("geopoint", "91,0", "must be a geopoint (actual value is '91,0')"),
        ("geopoint", "0,181", "must be a geopoint (actual value is '0,181')"),
        ("geopoint", "here", "must be a geopoint (actual value is 'here')"),
    ],
)
def test_a_value_of_another_type_is_not(type_, value, told):
    assert on(value, type=type_) == f"key: {told}"


@pytest.mark.parametrize(
    ("value", "actual"), [("x", "'x'"), ([1, "x"], "a list"), ([[1]], "a list"), ({}, "an object")]
)
def test_a_list_needs_parts_of_the_type(value, actual):
    told = on(value, type="number", array=True)

    assert told == f"key: must be a list of numbers (actual value is {actual})"


@pytest.mark.parametrize(
    ("limits", "value", "told"),
    [
        ({"eq": ("S", "M")}, "L", "must be one of S, M"),
        ({"ne": (13,)}, 13, "must be none of 13"),
        ({"lt": Decimal(5)}, 5, "must be less than 5"),
        ({"lte": Decimal(5)}, 5.5, "must be at most 5"),
        ({"gt": Decimal(5)}, 5, "must be more than 5"),
        ({"gte": Decimal("4.5")}, 4, "must be at least 4.5"),
        ({"min_length": 2}, "a", "must have at least 2 characters"),
        ({"max_length": 2}, "abc", "must have at most 2 characters"),
        ({"exact_length": 2}, "a", "must have exactly 2 characters"),
        ({"exact_length": 2}, "abc", "must have exactly 2 characters"),
    ],
)
def test_a_value_out_of_limits_is_refused(limits, value, told):
    type_ = "string" if isinstance(value, str) else "number"

    assert on(value, type=type_, **limits) == f"key: {told} (actual value is '{value}')"
    assert on([value], type=type_, array=True, **limits) == f"key: {told} (actual value is a list)"


@pytest.mark.parametrize(
    ("limits", "value"),
    [
        ({"eq": ("S", "M")}, "M"),
        ({"eq": (5,)}, 5.0),
        ({"ne": (13,)}, "13"),
        ({"lt": Decimal(5)}, 4.999),
        ({"lte": Decimal(5)}, 5),
        ({"gt": Decimal(5)}, 5.001),
        ({"gte": Decimal(5)}, 5.0),
        ({"min_length": 2}, "ab"),
        ({"max_length": 2}, "ab"),
        ({"exact_length": 2}, "ab"),
    ],
)
def test_a_value_at_the_limit_is_let_through(limits, value):
    assert on(value, type="string" if isinstance(value, str) else "number", **limits) is None


def test_every_offence_is_named():
    schema = a_schema({"size": Definition("string"), "age": Definition("number", optional=True)})

    assert complaint({"age": "x"}, schema) == (
        "size: must be a string, property is required (actual value is undefined); "
        "age: must be a number (actual value is 'x')"
    )


def test_other_properties_are_welcome_unless_the_schema_is_closed():
    properties = {"key": Definition("string", optional=True)}
    told = "other: property is not defined (actual value is '1')"

    assert complaint({"other": 1}, a_schema(properties)) is None
    assert complaint({"other": 1}, a_schema(properties, closed=True)) == told
    assert complaint({"key": "x", "other": None}, a_schema(properties, closed=True)) is None


def test_objects_inside_follow_the_schema_that_they_name():
    inner = a_schema({"zip": Definition("string")}, of="address", closed=True)
    schema = a_schema({"homes": Definition("object", array=True, object_type="address")})

    assert complaint({"homes": [{"zip": "1"}]}, schema, inner) is None
    assert complaint({"homes": [{"zip": "1"}, {"zip": 1, "x": 2}]}, schema, inner) == (
        "homes.zip: must be a string, property is required (actual value is '1'); "
        "homes.x: property is not defined (actual value is '2')"
    )


def test_objects_of_a_type_that_nobody_described_may_be_anything():
    schema = a_schema({"home": Definition("object", object_type="address")})

    assert complaint({"home": {"zip": 1}}, schema) is None


def test_a_long_value_is_cut():
    assert on("x" * 61, type="number") == (f"key: must be a number (actual value is '{'x' * 60}…')")
    assert on("x" * 60, type="number") == f"key: must be a number (actual value is '{'x' * 60}')"


@given(st.dictionaries(WORDS, RAW, max_size=3))
def test_a_schema_without_properties_lets_everything_through(metadata):
    assert complaint(metadata, a_schema({})) is None


@given(st.dictionaries(WORDS, RAW, max_size=3))
def test_a_closed_schema_without_properties_names_all_that_is_there(metadata):
    told = complaint(metadata, a_schema({}, closed=True))

    there = [name for name, value in metadata.items() if value is not None]
    assert (told is None) == (not there)
    assert all(f"{name}: property is not defined" in (told or "") for name in there)
