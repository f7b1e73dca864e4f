"""What is gone is looked for, and what the tour still needed is deleted, too."""

from conformance.target import Request
from conformance.tour.guide import Guide
from conformance.values.requests import money_off, redemption, voucher


def tell(guide: Guide) -> None:
    """Look for a tier, and delete the vouchers and the customer that are left."""
    guide.send(money_off(guide.name("third")))
    guide.intrude(Request("GET", "/v1/redemptions?limit=1", credentials={}))
    guide.get(f"/v1/promotions/tiers/{guide.known('tier')}")
    buyer = f"/v1/customers/{guide.name('bo')}"
    guide.intrude(Request("DELETE", buyer, credentials={}))
    guide.delete(buyer)
    _race(guide)
    for like in ("often", "gift"):
        guide.delete(f"/v1/vouchers/{guide.name(like)}?force=true")


def _race(guide: Guide) -> None:
    """Delete a voucher while somebody redeems it."""
    capped = guide.name("capped")
    gone = Request("DELETE", f"/v1/vouchers/{capped}?force=true")
    met = guide.together(gone, redemption(voucher(capped)))
    for each in [each["id"] for made in met for each in made.get("redemptions", ())]:
        guide.get(f"/v1/redemptions/{each}")
