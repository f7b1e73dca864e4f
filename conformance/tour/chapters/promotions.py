"""A promotion with two tiers is made; one is moved and changed, the other switched off and on."""

from conformance.target import Request
from conformance.tour.guide import Guide
from spec import Json


def tell(guide: Guide) -> None:
    """Make a promotion, switch a tier, and look at both."""
    tiers = [_tier("First 東京", 100), _tier("Second", 50)]
    body = {"name": guide.name("promotion"), "campaign_type": "PROMOTION"}
    making = Request("POST", "/v1/campaigns", body | {"promotion": {"tiers": tiers}})
    for made in guide.together(making, making):
        ids = [each["id"] for each in made.get("promotion", {}).get("tiers", ())]
        guide.know("campaign", *([made["id"]] if ids else []))
        guide.know("tier", *ids)
        guide.know("second tier", *ids[1:])
    first = {"banner": "Sälé", "metadata": {"shown": True}, "hierarchy": 1}
    guide.put(f"/v1/promotions/tiers/{guide.known('second tier')}", first)
    path = f"/v1/promotions/tiers/{guide.known('tier')}"
    guide.post(f"{path}/disable")
    guide.get("/v1/promotions/tiers?limit=20&order=-created_at")
    guide.post(f"{path}/redemption", {"order": {"amount": 1000}})
    guide.post(f"{path}/enable")
    guide.get("/v1/campaigns?limit=1&order=-created_at")


def _tier(name: str, amount: int) -> Json:
    return {"name": name, "action": {"discount": {"type": "AMOUNT", "amount_off": amount}}}
