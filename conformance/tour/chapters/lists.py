"""Lists, as somebody asks for them."""

from conformance.tour.guide import Guide


def tell(guide: Guide) -> None:
    """Read lists, sorted and filtered."""
    guide.get("/v1/redemptions?limit=50")
    guide.get(f"/v1/redemptions?limit=3&result=SUCCESS&customer={guide.name('anna')}")
    guide.get(f"/v1/vouchers?limit=3&code={guide.name('gift')}")
    guide.get(f"/v1/customers/{guide.name('anna')}")
    guide.get("/v1/customers?limit=1&order=-created_at")
    guide.get("/v1/orders?limit=20&order=created_at")
