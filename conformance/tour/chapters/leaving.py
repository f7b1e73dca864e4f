"""What is gone is looked for, and what the tour still needed is deleted, too."""

from conformance.target import Request
from conformance.tour.guide import Guide
from conformance.values.requests import money_off


def tell(guide: Guide) -> None:
    """Look for a tier, and delete the vouchers and the customer that are left."""
    guide.send(money_off(guide.name("third")))
    guide.intrude(Request("GET", "/v1/redemptions?limit=1", credentials={}))
    guide.get(f"/v1/promotions/tiers/{guide.known('tier')}")
    guide.delete(f"/v1/customers/{guide.name('bo')}")
    for like in ("often", "gift"):
        guide.delete(f"/v1/vouchers/{guide.name(like)}?force=true")
