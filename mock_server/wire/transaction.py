"""The ledger of a card, and the answer of a change of its balance (resources.md 2.3, 2.5)."""

from collections.abc import Mapping

from mock_server.engine.refusals import InvalidAddBalanceParams
from mock_server.engine.transaction import Transaction
from mock_server.service.transactions import Cause
from mock_server.wire.timestamp import write_timestamp
from spec import Json


def read_change(json: Json) -> tuple[int, Cause]:
    """Read a `BalanceChange` (spec/schemas/balance.yaml): by how much, signed, and what for.

    Raises:
        InvalidAddBalanceParams: The amount has a fraction (R-7).
    """
    amount = json["amount"]
    if amount != int(amount):
        raise InvalidAddBalanceParams("Property .amount must be integer")
    cause = Cause(source_id=json.get("source_id"), source="API", reason=json.get("reason"))
    return int(amount), cause


def write_transaction(entry: Transaction) -> Json:
    """Write a `VoucherTransaction` (spec/schemas/transaction.yaml)."""
    return {
        "id": entry.id,
        "source_id": entry.source_id,
        "voucher_id": entry.voucher_id,
        "campaign_id": entry.campaign_id,
        "source": entry.source,
        "reason": entry.reason,
        "type": entry.type,
        "details": {"balance": _write_change(entry), **_write_cause(entry)},
        "related_transaction_id": entry.related_transaction_id,
        "created_at": write_timestamp(entry.created_at),
    }


def write_balance(entry: Transaction) -> Json:
    """Write a `Balance` (spec/schemas/transaction.yaml): what changed, and what there is now."""
    return {
        "amount": entry.amount,
        "total": entry.total,
        "balance": entry.balance,
        "type": _card(entry),
        "operation_type": "MANUAL",
        "object": "balance",
        "related_object": _write_voucher(entry),
    }


def _write_change(entry: Transaction) -> Json:
    return {
        "type": _card(entry),
        "total": entry.total,
        "amount" if _is_gift(entry) else "points": entry.amount,
        "balance": entry.balance,
        "object": "balance",
        "operation_type": "MANUAL" if entry.redemption_id is None else "AUTOMATIC",
        "related_object": _write_voucher(entry),
    }


def _write_cause(entry: Transaction) -> Mapping[str, Json]:
    cause: dict[str, Json] = {}
    if entry.order_id is not None:
        cause["order"] = {"id": entry.order_id, "source_id": entry.order_source_id}
    if entry.redemption_id is not None:
        cause["redemption"] = {"id": entry.redemption_id}
    if entry.rollback_id is not None:
        cause["rollback"] = {"id": entry.rollback_id}
    return cause


def _write_voucher(entry: Transaction) -> Json:
    return {"type": "voucher", "id": entry.voucher_id}


def _card(entry: Transaction) -> str:
    return "gift_voucher" if _is_gift(entry) else "loyalty_card"


def _is_gift(entry: Transaction) -> bool:
    return entry.type.startswith("CREDITS")
