"""The query of a card's ledger."""

from collections.abc import Mapping

from mock_server.service.transactions import TransactionQuery
from spec import Json


def read_query(query: Mapping[str, Json]) -> TransactionQuery:
    """Read `limit`, `order` and the cursor `starting_after_id`; the newest entries come first."""
    return TransactionQuery(
        limit=int(query.get("limit", 10)),
        newest_first=query.get("order", "-id") == "-id",
        starting_after_id=query.get("starting_after_id"),
    )
