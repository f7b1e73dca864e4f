"""Metadata schemas: what a project demands of the metadata of one kind of object.

To add a type of property: its line in `kinds`. Source: resources.md 17.
"""

from mock_server.engine.metadata.schema import Definition, MetadataSchema, PropertyType
from mock_server.engine.metadata.verdict import Schemas, check

__all__ = ["Definition", "MetadataSchema", "PropertyType", "Schemas", "check"]
