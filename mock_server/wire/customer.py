"""Customers: as callers send them, in full, and in short inside of other objects.

Source: resources.md 5 and 21.4.
"""

from collections.abc import Mapping

from mock_server.engine.customer import (
    Address,
    Customer,
    CustomerChanges,
    CustomerDraft,
    CustomerSummary,
)
from mock_server.service.standing import Standing
from mock_server.wire.number import write_sum
from mock_server.wire.timestamp import write_timestamp
from spec import Json

_ADDRESS = ("city", "state", "line_1", "line_2", "country", "postal_code")
_PROFILE = ("name", "description", "email", "phone", "birthdate")


def read_draft(json: Json) -> CustomerDraft:
    """Read what *json* says about a customer; a profile field that is null gets cleared.

    `birthday`, the old name of `birthdate`, counts where the new one is not sent.
    """
    return CustomerDraft(json.get("id"), json.get("source_id"), read_changes(json))


def read_changes(json: Json) -> CustomerChanges:
    """Read those fields of a customer that *json* has and that may change."""
    changes: CustomerChanges = {}
    if "name" in json:
        changes["name"] = json["name"]
    if "description" in json:
        changes["description"] = json["description"]
    if "email" in json:
        changes["email"] = json["email"]
    if "phone" in json:
        changes["phone"] = json["phone"]
    if "birthdate" in json or "birthday" in json:
        changes["birthdate"] = _read_date(json.get("birthdate", json.get("birthday")))
    if "address" in json:
        changes["address"] = _read_address(json["address"])
    if "metadata" in json:
        changes["metadata"] = json["metadata"]
    return changes


def write_customer(customer: Customer, standing: Standing) -> Json:
    """Write a `Customer` (spec/schemas/customer.yaml).

    Unset profile fields stay out; `address` is null without one.
    """
    return {
        "id": customer.id,
        "source_id": customer.source_id,
        **_write_profile(customer),
        "address": _write_address(customer.address),
        "summary": _write_summary(customer.summary, standing),
        "loyalty": {"points": write_sum(standing.points), "referred_customers": 0, "campaigns": {}},
        "referrals": {"total": 0, "campaigns": []},
        "metadata": customer.metadata or {},
        "system_metadata": {},
        **_write_times(customer),
        "object": "customer",
    }


def write_short(customer: Customer) -> Json:
    """Write the customer as redemptions and vouchers embed it, nulls included (redemptions.md 2.1).

    Null for a deleted one (R-11).
    """
    if customer.deleted:
        return None
    return {
        "id": customer.id,
        "name": customer.name,
        "email": customer.email,
        "source_id": customer.source_id,
        "metadata": customer.metadata or {},
        "object": "customer",
    }


def write_reference(customer_id: str | None) -> Json:
    """Write the customer of an order: id and type, null if there is none."""
    return None if customer_id is None else {"id": customer_id, "object": "customer"}


def _read_date(text: str | None) -> str | None:
    """Cut a date-time down to its date: birthdays have no time of day."""
    return text[:10] if text is not None else None


def _read_address(json: Json) -> Address | None:
    if json is None:
        return None
    return Address(**{part: json.get(part) for part in _ADDRESS})


def _write_address(address: Address | None) -> Json:
    return None if address is None else {part: getattr(address, part) for part in _ADDRESS}


def _write_profile(customer: Customer) -> Mapping[str, Json]:
    profile = {field: getattr(customer, field) for field in _PROFILE}
    return {field: value for field, value in profile.items() if value is not None}


def _write_times(customer: Customer) -> Mapping[str, Json]:
    times = {"created_at": write_timestamp(customer.created_at)}
    if customer.updated_at is not None:
        times["updated_at"] = write_timestamp(customer.updated_at)
    return times


def _write_summary(summary: CustomerSummary, standing: Standing) -> Json:
    return {
        "redemptions": {
            "total_redeemed": summary.total_succeeded - summary.total_rollback_succeeded,
            "total_failed": summary.total_failed,
            "total_succeeded": summary.total_succeeded,
            "total_rolled_back": summary.total_rollback_succeeded,
            "total_rollback_failed": summary.total_rollback_failed,
            "total_rollback_succeeded": summary.total_rollback_succeeded,
            "gift": {
                "redeemed_amount": write_sum(summary.redeemed_credits),
                "amount_to_go": write_sum(standing.credits),
            },
            "loyalty_card": {
                "redeemed_points": write_sum(summary.redeemed_points),
                "points_to_go": write_sum(standing.points),
            },
        },
        "orders": _write_orders(standing),
    }


def _write_orders(standing: Standing) -> Json:
    """Write the orders that were paid or fulfilled; the date only if there is one."""
    count = standing.orders
    written: dict[str, Json] = {
        "total_amount": write_sum(standing.spent),
        "total_count": count,
        "average_amount": standing.spent // count if count else 0,
        "last_order_amount": standing.last_amount,
    }
    if standing.last_date is not None:
        written["last_order_date"] = write_timestamp(standing.last_date)
    return written
