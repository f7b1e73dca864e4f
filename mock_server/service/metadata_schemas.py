"""Metadata schemas: found, and held against the metadata that a call sends.

What a call creates has to be complete, and so has what it changes, once its changes are merged;
what a call only names is not looked at. Source: resources.md 17.
"""

from mock_server.engine import metadata as schemas
from mock_server.engine.metadata import MetadataSchema
from mock_server.engine.validity import Metadata
from mock_server.store.base import Transaction
from mock_server.store.kinds import METADATA_SCHEMAS


def check(tx: Transaction, related_object: str, *sent: Metadata | None) -> None:
    """Refuse metadata that the project's schema of *related_object* does not allow.

    Raises:
        MetadataValidationFailed: One of *sent* is not as it demands; None is empty.
    """
    schema = _of(tx, related_object)
    if schema is None:
        return
    for metadata in sent:
        schemas.check(metadata, schema, lambda name: _of(tx, name))


def _of(tx: Transaction, related_object: str) -> MetadataSchema | None:
    return tx.first(METADATA_SCHEMAS, "related_object", related_object)
