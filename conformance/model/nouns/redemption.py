"""A redemption or a rollback as a record (redemptions.md 2.1, 9.2)."""

from conformance.model.documents import only, told
from conformance.model.unknown import UNKNOWN, Known, Symbol
from spec import Json

_LASTING = (
    "id",
    "object",
    "date",
    "customer_id",
    "tracking_id",
    "metadata",
    "amount",
    "redemption",
    "result",
    "status",
    "session",
    "failure_code",
    "failure_message",
    "related_object_type",
    "related_object_id",
    "gift",
    "loyalty_card",
    "reason",
)
_OF_ITEMS = ("product_id", "quantity", "amount", "discount_amount")
_OF_ORDERS = (
    "id",
    "amount",
    "discount_amount",
    "items_discount_amount",
    "total_discount_amount",
    "total_amount",
)

REDEMPTION, ROLLBACK = "redemption", "redemption_rollback"


def view(document: Json) -> Json | None:
    """Return what to keep of *document*: what every form of the record shows."""
    if document.get("object") not in (REDEMPTION, ROLLBACK) or "result" not in document:
        return None
    kept = only(document, _LASTING)
    voucher, order = document.get("voucher"), document.get("order")
    if isinstance(voucher, dict):
        kept["voucher"] = only(voucher, ("id", "code"))
    if isinstance(order, dict):
        kept["order"] = only(order, _OF_ORDERS) | _items(order.get("items"))
    elif "order" in document and document["result"] == "FAILURE":
        kept["order"] = None
    return kept


def _items(items: Json) -> Json:
    if not isinstance(items, list) or not all(isinstance(each, dict) for each in items):
        return {}
    return {"items": [only(each, _OF_ITEMS) for each in items]}


def failed(key: Known, customer_id: Known, related: Known, sent: Json) -> Known:
    """Return the record of a failed call (redemptions.md 3.7).

    Args:
        key: The error's key.
        customer_id: Who tried, None for nobody.
        related: Type and id of what failed, None for the record itself.
        sent: The body of the call.
    """
    id_ = Symbol("failure", "rf_", fresh=True)
    kind, of = related if related else ("redemption", id_)
    return {
        "id": id_,
        "object": REDEMPTION,
        "result": "FAILURE",
        "status": "FAILED",
        "failure_code": key,
        "customer_id": customer_id,
        "metadata": told(sent).get("metadata", UNKNOWN),
        "related_object_type": kind,
        "related_object_id": of,
        "order": None,
    }
