"""Metadata schemas in a world document: what loads, and what is refused by its place."""

from decimal import Decimal

import pytest

from mock_server.engine.metadata import Definition
from mock_server.store.kinds import METADATA_SCHEMAS
from mock_server.world.document import WorldError, export
from tests.mock_server.world_document.documents import a_project, stored

ADDRESS = {"related_object": "address", "properties": {"zip": {"type": "string"}}}
HOME = {"type": "object", "object_type": "address", "optional": True}
CUSTOMER = {"related_object": "customer", "properties": {"home": HOME}}


def test_a_schema_needs_only_what_it_is_about_and_its_properties():
    document = {"metadata_schemas": [{"related_object": "order", "properties": {}}]}

    (schema,) = stored(a_project(document), METADATA_SCHEMAS)

    assert (schema.id[:3], schema.related_object) == ("ms_", "order")
    assert (dict(schema.properties), schema.allow_defined_only) == ({}, False)


def test_limits_may_be_negative():
    bounds = {"type": "number", "gte": -273.15, "lt": -1, "eq": [-5]}
    document = {"metadata_schemas": [{"related_object": "order", "properties": {"t": bounds}}]}

    (schema,) = stored(a_project(document), METADATA_SCHEMAS)

    assert schema.properties["t"] == Definition(
        "number", gte=Decimal("-273.15"), lt=Decimal(-1), eq=(-5,)
    )


def test_what_is_exported_loads_again_even_if_a_schema_is_gone():
    exported = export(a_project({"metadata_schemas": [ADDRESS, CUSTOMER]}))
    alone = {**exported, "metadata_schemas": exported["metadata_schemas"][1:]}

    assert export(a_project(exported)) == exported
    assert export(a_project(alone)) == alone


@pytest.mark.parametrize(
    ("schemas", "told"),
    [
        pytest.param(
            [CUSTOMER],
            r"metadata_schemas\[0\].properties.home.object_type.*no metadata schema.*address",
            id="unknown-object-type",
        ),
        pytest.param([ADDRESS, ADDRESS], r"\[1\].*address is there twice", id="twice"),
        pytest.param(
            [{"related_object": "", "properties": {}}], r"\[0\].related_object", id="nameless"
        ),
        pytest.param(
            [ADDRESS | {"properties": {str(n): {"type": "date"} for n in range(101)}}],
            r"\[0\].properties.*at most 100",
            id="too-many",
        ),
        pytest.param(
            [ADDRESS | {"properties": {"zip": {"type": "text"}}}],
            r"\[0\].properties.zip.type.*one of string, number",
            id="unknown-type",
        ),
        pytest.param([{"related_object": "order"}], "expected `properties`", id="no-properties"),
    ],
)
def test_a_schema_that_makes_no_sense_is_refused_by_its_place(schemas, told):
    with pytest.raises(WorldError, match=told):
        a_project({"metadata_schemas": schemas})
