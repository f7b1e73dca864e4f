"""Metadata schemas: `related_object` and its `properties`, at most 100 of them (resources.md 17).

A schema that `object_type` names stands before the one that names it.
"""

from mock_server.engine.metadata import MetadataSchema
from mock_server.store import codec
from mock_server.store.kinds import METADATA_SCHEMAS
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from spec import Json

_MOST = 100


def load(filling: Filling, source: Fields) -> None:
    """Store the metadata schema of *source*."""
    schema = source.made(MetadataSchema, filling.born(source, MetadataSchema, "ms"))
    source.close()
    if len(schema.properties) > _MOST:
        raise source.refusal(f"expected at most {_MOST}", "properties")
    for name, definition in schema.properties.items():
        _check_object_type(filling, source, name, definition.object_type)
    filling.add(source, METADATA_SCHEMAS, schema, "related_object")


def _check_object_type(filling: Filling, source: Fields, name: str, wanted: str | None) -> None:
    if wanted is None or filling.exact:
        return
    if filling.known(METADATA_SCHEMAS, "related_object", wanted) is None:
        problem = f"no metadata schema before this one is of {wanted}"
        raise source.refusal(problem, "properties", name, "object_type")


def export(schema: MetadataSchema) -> Json:
    """Write *schema* as `load` reads it."""
    return codec.encode(schema)
