"""The query of a list of vouchers."""

from collections.abc import Mapping

from mock_server.service.voucher_listing import VoucherQuery
from mock_server.wire.listing import read_filter, read_page, read_span
from spec import Json


def read_query(query: Mapping[str, Json]) -> VoucherQuery:
    """Read all parameters of the list; what is absent asks for nothing.

    Raises:
        InvalidQueryParams: A date that is none.
    """
    return VoucherQuery(
        page=read_page(query),
        order=query.get("order", "-created_at"),
        code=query.get("code"),
        ids=tuple(query.get("ids") or ()),
        category=query.get("category"),
        campaign=query.get("campaign"),
        campaign_id=query.get("campaign_id"),
        customer=query.get("customer"),
        created=read_span(query.get("created_at")),
        updated=read_span(query.get("updated_at")),
        conditions=read_filter(query.get("filters")),
    )
