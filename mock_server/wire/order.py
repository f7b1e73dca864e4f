"""Orders: what callers send, and the three ways in which answers show them (2.5, 4.1, 11)."""

from mock_server.engine.order import Order, OrderRedemption
from mock_server.engine.order_draft import OrderDraft
from mock_server.wire.customer import read_draft, write_reference
from mock_server.wire.number import read_whole
from mock_server.wire.order_item import read_line, write_line
from mock_server.wire.timestamp import read_optional, write_optional, write_timestamp
from spec import Json


def read_order(json: Json) -> OrderDraft | None:
    """Return what was sent of an order; null and absent members count as not sent."""
    if json is None:
        return None
    items = json.get("items")
    return OrderDraft(
        id=json.get("id"),
        source_id=json.get("source_id"),
        status=json.get("status"),
        amount=read_whole(json.get("amount")),
        items=None if items is None else tuple(read_line(item) for item in items),
        metadata=json.get("metadata"),
        referrer_id=json.get("referrer_id"),
        customer=_person(json.get("customer")),
        referrer=_person(json.get("referrer")),
        created_at=read_optional(json.get("created_at")),
    )


def _person(json: Json) -> Json:
    return None if json is None else read_draft(json)


def write_order(order: Order) -> Json:
    """Write a whole `Order` (spec/schemas/order.yaml) with its dates, people and redemptions."""
    written: dict[str, Json] = {
        "id": order.id,
        "source_id": order.source_id,
        "created_at": write_optional(order.created_at),
        "updated_at": write_optional(order.updated_at),
        "status": order.status,
        **_content(order),
        "customer_id": order.customer_id,
        **_referrer(order),
    }
    if order.customer_id is not None:
        written["customer"] = write_reference(order.customer_id)
    if order.redemptions:
        written["redemptions"] = {entry.id: _write_entry(entry) for entry in order.redemptions}
    return written


def write_stored_order(order: Order) -> Json:
    """Write an order as the order endpoints show it: without `applied_*` (2.5)."""
    return write_order(order.with_nothing_applied())


def write_child_order(order: Order) -> Json:
    """Write the running state after one child of a stack (2.5)."""
    return {"id": order.id, "source_id": order.source_id, **_content(order)}


def write_validated_order(order: Order) -> Json:
    """Write a calculated order of a validation: ids and status only if it is stored (11)."""
    written = {**_content(order), "customer_id": order.customer_id, **_referrer(order)}
    if order.created_at is not None:
        written |= {"id": order.id, "source_id": order.source_id, "status": order.status}
    return written


def _referrer(order: Order) -> dict[str, Json]:
    if order.referrer_id is None:
        return {"referrer_id": None}
    return {"referrer_id": order.referrer_id, "referrer": write_reference(order.referrer_id)}


def _content(order: Order) -> dict[str, Json]:
    return {
        **_amounts(order),
        "items": [write_line(line) for line in order.items],
        "metadata": order.metadata or {},
        "object": "order",
    }


def _amounts(order: Order) -> dict[str, Json]:
    """Fields of a level appear once a discount of that level exists (4.1)."""
    if order.amount is None and order.discount_amount is None:
        return {}
    amounts: dict[str, Json] = {"amount": order.amount or 0}
    if order.initial_amount is not None:
        amounts["initial_amount"] = order.initial_amount
    on_order, on_items = order.discount_amount, order.items_discount_amount
    amounts |= _level("", on_order, on_items)
    amounts["total_amount"] = order.total_amount
    on_order, on_items = order.applied_discount_amount, order.items_applied_discount_amount
    return amounts | _level("applied_", on_order, on_items)


def _level(prefix: str, on_order: int | None, on_items: int) -> dict[str, Json]:
    level: dict[str, Json] = {}
    if on_order is not None:
        level[f"{prefix}discount_amount"] = on_order
    if on_items:
        level[f"items_{prefix}discount_amount"] = on_items
    if level:
        level[f"total_{prefix}discount_amount"] = (on_order or 0) + on_items
    return level


def _write_entry(entry: OrderRedemption) -> Json:
    written: dict[str, Json] = {
        "date": write_timestamp(entry.date),
        "related_object_type": entry.related_object_type,
        "related_object_id": entry.related_object_id,
    }
    if entry.related_object_parent_id is not None:
        written["related_object_parent_id"] = entry.related_object_parent_id
    stack = entry.related_object_type == "redemption"
    if stack:
        written["stacked"] = list(entry.stacked)
    if entry.rollback_id is not None and entry.rollback_date is not None:
        written["rollback_id"] = entry.rollback_id
        written["rollback_date"] = write_timestamp(entry.rollback_date)
        if stack:
            written["rollback_stacked"] = list(entry.rollback_stacked)
    return written
