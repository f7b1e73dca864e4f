"""Reading the ledger: redemptions and rollbacks, filtered, sorted and paged (10.1, 10.3)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from mock_server.engine.voucher import Voucher
from mock_server.service import customers, vouchers
from mock_server.service.listing import (
    FIRST_PAGE,
    Filter,
    Page,
    Span,
    matches,
    ordered,
    paged,
    sliced,
)
from mock_server.store.base import Transaction
from mock_server.store.kinds import CAMPAIGNS, REDEMPTIONS, Record


@dataclass(frozen=True, slots=True)
class LedgerQuery:
    """What is wanted of the ledger; None and empty mean everything.

    `campaign` is a campaign's name, `customer` an id or source id, `results` are OR-ed. `order`
    None is the newest first: what was recorded last, even if the clock was turned back since.
    """

    page: Page = field(default_factory=Page)
    results: tuple[str, ...] = ()
    campaign: str | None = None
    customer: str | None = None
    created: Span = field(default_factory=Span)
    conditions: Filter = field(default_factory=Filter)
    order: str | None = None


EVERYTHING = LedgerQuery()


def find(tx: Transaction, query: LedgerQuery) -> tuple[tuple[Record, ...], int]:
    """Return the records of the wanted page and the number of all that match.

    An unknown customer has none (redemptions.md 10.1). The whole ledger is not read for one page.
    """
    if replace(query, page=FIRST_PAGE) == EVERYTHING:
        newest = tx.every(REDEMPTIONS, newest_first=True)
        return sliced(newest, query.page), tx.count(REDEMPTIONS)
    rows = [row for row in _candidates(tx, query) if _wanted(tx, row, query)]
    if query.order is None:
        return paged(rows, query.page)
    return paged(ordered(reversed(rows), query.order, _SORTED), query.page)


def of_voucher(tx: Transaction, code: str) -> tuple[Voucher, tuple[Record, ...]]:
    """Return a voucher and every record about it, the newest first.

    Raises:
        NotFound: No voucher has that code or id.
    """
    voucher = vouchers.find(tx, code)
    rows = tx.every(REDEMPTIONS, "related_object_id", voucher.id, newest_first=True)
    return voucher, tuple(rows)


def _candidates(tx: Transaction, query: LedgerQuery) -> Iterable[Record]:
    if query.customer is None:
        return tx.every(REDEMPTIONS, newest_first=True)
    customer = customers.known(tx, query.customer)
    if customer is None:
        return ()
    return tx.every(REDEMPTIONS, "customer_id", customer.id, newest_first=True)


def _wanted(tx: Transaction, record: Record, query: LedgerQuery) -> bool:
    if query.results and record.result not in query.results:
        return False
    if query.campaign is not None and _campaign_name(tx, record) != query.campaign:
        return False
    return query.created.holds(record.date) and matches(
        query.conditions, lambda name: _FIELDS[name](tx, record) if name in _FIELDS else None
    )


def _campaign_id(_: Transaction, record: Record) -> str | None:
    about = record.voucher or record.promotion_tier
    return None if about is None else about.campaign_id


def _campaign_name(tx: Transaction, record: Record) -> str | None:
    campaign_id = _campaign_id(tx, record)
    campaign = None if campaign_id is None else tx.get(CAMPAIGNS, campaign_id)
    return None if campaign is None else campaign.name


def _code(record: Record) -> str | None:
    return None if record.voucher is None else record.voucher.code


_FIELDS: Mapping[str, Callable[[Transaction, Record], str | None]] = {
    "voucher_code": lambda _, record: _code(record),
    "related_object_id": lambda _, record: record.related_object_id,
    "related_object_parent_id": _campaign_id,
    "parent_redemption_id": lambda _, record: record.parent_id,
    "failure_code": lambda _, record: None if record.failure is None else record.failure.code,
    "result": lambda _, record: record.result,
    "object": lambda _, record: record.object,
    "customer_id": lambda _, record: record.customer_id,
    "campaign_name": _campaign_name,
    "user_login": lambda _, __: None,
}
"""The fields of `filters`; nobody logs in to a mock, so `user_login` is never known."""


_SORTED: Mapping[str, Callable[[Record], datetime | str | int | None]] = {
    "created_at": lambda record: record.date,
    "id": lambda record: record.id,
    "voucher_code": _code,
    "tracking_id": lambda record: record.tracking_id,
    "customer_id": lambda record: record.customer_id,
}
