"""A stored order (redemptions.md 2.5, 3.4, resources.md 6)."""

from conformance.model.documents import only, without
from spec import Json

_VOLATILE = ("customer", "referrer", "initial_amount")
_OF_ITEMS = (
    "object",
    "id",
    "product_id",
    "sku_id",
    "source_id",
    "related_object",
    "quantity",
    "price",
    "amount",
    "discount_amount",
    "subtotal_amount",
)


CHANGING = (
    "status",
    "amount",
    "discount_amount",
    "items_discount_amount",
    "total_discount_amount",
    "total_amount",
    "items",
    "redemptions",
    "customer_id",
    "referrer_id",
    "metadata",
    "updated_at",
)
"""What calls change of an order."""


def view(document: Json) -> Json | None:
    """Return what to keep of *document*; orders inside of records may be old."""
    if not {"id", "status", "created_at", "items"} <= document.keys():
        return None
    lasting = without(document, (*_VOLATILE, *(name for name in document if "applied" in name)))
    items = document["items"] if isinstance(document["items"], list) else []
    return {**lasting, "items": [only(each, _OF_ITEMS) for each in items if isinstance(each, dict)]}
