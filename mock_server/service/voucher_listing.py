"""Lists of vouchers: what can be asked, and what filters see."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from mock_server.engine.voucher import Voucher
from mock_server.service import customers
from mock_server.service.listing import (
    ANY_TIME,
    FIRST_PAGE,
    NO_FILTER,
    Filter,
    Page,
    Span,
    as_text,
    matches,
    ordered,
    paged,
)
from mock_server.store.base import Transaction
from mock_server.store.kinds import VOUCHERS


@dataclass(frozen=True, slots=True)
class VoucherQuery:
    """Which vouchers a list shows; None or empty asks for nothing.

    `ids` are ids or codes; `campaign` is a name, `category` an id or a name, `customer` the id or
    source id of the holder.
    """

    page: Page = FIRST_PAGE
    order: str = "-created_at"
    code: str | None = None
    ids: tuple[str, ...] = ()
    category: str | None = None
    campaign: str | None = None
    campaign_id: str | None = None
    customer: str | None = None
    created: Span = ANY_TIME
    updated: Span = ANY_TIME
    conditions: Filter = NO_FILTER


def listed(tx: Transaction, now: datetime, query: VoucherQuery) -> tuple[tuple[Voucher, ...], int]:
    """Return one page of the vouchers that *query* asks for, and how many there are in all."""
    asked = (
        voucher
        for voucher in _candidates(tx, query)
        if _fits(voucher, query) and matches(query.conditions, partial(_value, voucher, now))
    )
    return paged(ordered(asked, query.order, _ORDERS), query.page)


def _candidates(tx: Transaction, query: VoucherQuery) -> Iterator[Voucher]:
    """Yield what can be found by the most telling index, in the order of creation."""
    if query.customer is not None:
        holder = customers.known(tx, query.customer)
        return iter(()) if holder is None else tx.every(VOUCHERS, "holder_id", holder.id)
    if query.code is not None:
        return tx.every(VOUCHERS, "code", query.code)
    if query.campaign_id is not None:
        return tx.every(VOUCHERS, "campaign_id", query.campaign_id)
    return tx.every(VOUCHERS)


def _fits(voucher: Voucher, query: VoucherQuery) -> bool:
    """Whether *voucher* meets everything but `customer`, which `_candidates` sees to."""
    return (
        query.code in (None, voucher.code)
        and query.campaign_id in (None, voucher.campaign_id)
        and query.campaign in (None, voucher.campaign)
        and query.category in (None, voucher.category, *voucher.category_ids)
        and (not query.ids or voucher.id in query.ids or voucher.code in query.ids)
        and query.created.holds(voucher.created_at)
        and query.updated.holds(voucher.updated_at)
    )


def _value(voucher: Voucher, now: datetime, field: str) -> str | None:
    """Return what filters see in *field* (resources.md 1.9)."""
    if field.startswith("metadata."):
        return as_text((voucher.metadata or {}).get(field.removeprefix("metadata.")))
    read = _FIELDS.get(field)
    return None if read is None else as_text(read(voucher, now))


def _is_over(voucher: Voucher, now: datetime) -> bool:
    end = voucher.validity.expiration_date
    return end is not None and now > end


def _is_running(voucher: Voucher, now: datetime) -> bool:
    start = voucher.validity.start_date
    return voucher.active and not _is_over(voucher, now) and (start is None or now >= start)


_FIELDS: Mapping[str, Callable[[Voucher, datetime], object]] = {
    "id": lambda voucher, _: voucher.id,
    "code": lambda voucher, _: voucher.code,
    "type": lambda voucher, _: voucher.type,
    "voucher_type": lambda voucher, _: voucher.type,
    "campaign": lambda voucher, _: voucher.campaign,
    "campaign_name": lambda voucher, _: voucher.campaign,
    "campaign_id": lambda voucher, _: voucher.campaign_id,
    "campaign_ids": lambda voucher, _: voucher.campaign_id,
    "category": lambda voucher, _: voucher.category,
    "category_id": lambda voucher, _: next(iter(voucher.category_ids), None),
    "category_ids": lambda voucher, _: next(iter(voucher.category_ids), None),
    "holder_id": lambda voucher, _: voucher.holder_id,
    "is_referral_code": lambda voucher, _: voucher.is_referral_code,
    "redemption.quantity": lambda voucher, _: voucher.quantity,
    "redemption.redeemed_quantity": lambda voucher, _: voucher.redeemed_quantity,
    "created_at": lambda voucher, _: voucher.created_at,
    "updated_at": lambda voucher, _: voucher.updated_at,
    "start_date": lambda voucher, _: voucher.validity.start_date,
    "expiration_date": lambda voucher, _: voucher.validity.expiration_date,
    "active": lambda voucher, _: voucher.active,
    "active.$active": _is_running,
    "active.$expired": _is_over,
    "active.$enabled": lambda voucher, _: voucher.active,
    "active.$disabled": lambda voucher, _: not voucher.active,
}
_ORDERS: Mapping[str, Callable[[Voucher], datetime | str | int | None]] = {
    "created_at": lambda voucher: voucher.created_at,
    "updated_at": lambda voucher: voucher.updated_at,
    "code": lambda voucher: voucher.code,
}
