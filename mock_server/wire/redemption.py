"""Records of redemptions and rollbacks (redemptions.md 2 and 9.2)."""

from mock_server.engine.redemption import Redemption
from mock_server.engine.rollback import Rollback
from mock_server.wire.customer import write_short
from mock_server.wire.detail import Detail
from mock_server.wire.order import write_child_order, write_order
from mock_server.wire.reward import write_bought
from mock_server.wire.timestamp import write_timestamp
from spec import Json


def write_record(record: Redemption | Rollback, detail: Detail, *, with_order: bool = True) -> Json:
    """Write a `Redemption` or a `Rollback` (spec/schemas/redemption.yaml, rollback.yaml).

    Args:
        record: What to write.
        detail: How much of its voucher or tier to show.
        with_order: False leaves the order null, as `options.expand` asked (P-13).
    """
    written = _common(record, detail)
    written["order"] = _order(record) if with_order else None
    if isinstance(record, Rollback):
        return written | {"redemption": record.redemption_id} | _rollback_fields(record)
    return written | {"redemption": record.parent_id} | _redemption_fields(record)


def _common(record: Redemption | Rollback, detail: Detail) -> dict[str, Json]:
    customer, voucher, tier = record.customer, record.voucher, record.promotion_tier
    written: dict[str, Json] = {
        "id": record.id,
        "object": record.object,
        "date": write_timestamp(record.date),
        "customer_id": record.customer_id,
        "tracking_id": record.tracking_id,
        "metadata": record.metadata,
        "result": record.result,
        "status": record.status,
        "channel": {"channel_id": record.channel.id, "channel_type": record.channel.type},
        "customer": None if customer is None else write_short(customer),
        "related_object_type": record.related_object_type,
        "related_object_id": record.related_object_id,
        "voucher": None if voucher is None else detail.voucher(voucher),
    }
    if tier is not None:
        written["promotion_tier"] = detail.tier(tier)
    if record.bought is not None:
        written["reward"] = write_bought(record.bought)
    if record.failure is not None:
        written["failure_code"] = record.failure.code
        written["failure_message"] = record.failure.message
    return written


def _order(record: Redemption | Rollback) -> Json:
    if record.order is None:
        return None
    child = record.parent_id is not None
    return write_child_order(record.order) if child else write_order(record.order)


def _redemption_fields(redemption: Redemption) -> dict[str, Json]:
    written: dict[str, Json] = _funds(redemption, 1)
    if redemption.session_key is not None:
        written["session"] = {"key": redemption.session_key}
    links = _links(redemption)
    if links:
        written["related_redemptions"] = links
    return written


def _rollback_fields(rollback: Rollback) -> dict[str, Json]:
    reason = {} if rollback.reason is None else {"reason": rollback.reason}
    return {**reason, **_funds(rollback, -1)}


def _funds(record: Redemption | Rollback, sign: int) -> dict[str, Json]:
    """What a card gave (positive) or got back (negative); nothing for other redeemables."""
    if record.amount is None:
        return {}
    amount = sign * record.amount
    card = record.voucher is not None and record.voucher.loyalty_card is not None
    part = {"loyalty_card": {"points": amount}} if card else {"gift": {"amount": amount}}
    return {"amount": amount, **part}


def _links(redemption: Redemption) -> dict[str, Json]:
    """Where the redemption was undone, and the children of a stack (P-30)."""
    links: dict[str, Json] = {}
    if redemption.rollbacks:
        links["rollbacks"] = [
            {
                "id": link.id,
                "date": write_timestamp(link.date),
                "rollback_order_mode": link.order_mode,
            }
            for link in redemption.rollbacks
        ]
    if redemption.child_ids:
        date = write_timestamp(redemption.date)
        links["redemptions"] = [{"id": id_, "date": date} for id_ in redemption.child_ids]
    return links
