"""Customers and orders are made, again, and changed by two at the same moment."""

from dataclasses import replace

from conformance.target import Request
from conformance.tour.guide import Guide


def tell(guide: Guide) -> None:
    """Make customers and orders, some again."""
    source_id = guide.name("anna")
    path = f"/v1/customers/{source_id}"
    told = {"name": "Änne 東京", "email": "anne@shop.test", "metadata": {"size": "M"}}
    making = Request("POST", "/v1/customers", {"source_id": source_id, **told})
    guide.together(making, making)
    guide.post("/v1/customers", {"source_id": source_id, "phone": "+49 30 1234567"})
    guide.post("/v1/customers", {"source_id": guide.name("bo"), "name": "Bo"})
    guide.put(path, {"name": "Änne"})
    _orders(guide)


def _orders(guide: Guide) -> None:
    path = f"/v1/orders/{guide.name('cart')}"
    lines = [{"product_id": "prod-book", "quantity": "3", "price": 333}]
    named = {"source_id": guide.name("cart")}
    guide.post("/v1/orders", {"source_id": guide.name("text"), "amount": "1000"})
    guide.post("/v1/orders", {**named, "items": lines, "metadata": {"gift": True}})
    guide.post("/v1/orders", {**named, "status": "CREATED"})
    one = Request("PUT", path, {"metadata": {"one": 1}})
    guide.together(one, replace(one, body={"metadata": {"two": 2}}))
    guide.get("/v1/orders?limit=20&order=created_at")
