"""The query of `list_redemptions` (redemptions.md 10.1)."""

from collections.abc import Mapping

from mock_server.service.ledger import LedgerQuery
from mock_server.wire.listing import read_filter, read_page, read_span
from spec import Json


def read_query(query: Mapping[str, Json]) -> LedgerQuery:
    """Return what the query asks of the ledger."""
    return LedgerQuery(
        page=read_page(query),
        results=tuple(query.get("result") or ()),
        campaign=query.get("campaign"),
        customer=query.get("customer"),
        created=read_span(query.get("created_at")),
        conditions=read_filter(query.get("filters")),
        order=query.get("order"),
    )
