"""The doors that are left: old paths, tiers by themselves, orders that are there already."""

from conformance.target import Request
from conformance.tour.guide import Guide
from conformance.values.requests import money_off, redemption, rollback, validation, voucher
from spec import Json

_OFF = {"discount": {"type": "PERCENT", "percent_off": 12.5}}


def tell(guide: Guide) -> None:
    """Go through each of them."""
    _old_paths(guide)
    _stored_order(guide)
    _lock(guide)
    _tiers(guide)
    _pages(guide)
    guide.delete(f"/v1/vouchers/{guide.name('door')}?force=true")


def _old_paths(guide: Guide) -> None:
    code = guide.name("door")
    path, order = f"/v1/vouchers/{code}", {"order": {"amount": 1999}}
    guide.send(money_off(code, 2500, start_date="2020-01-01T00:00:00Z"))
    guide.post(f"{path}/validate", order)
    guide.get(f"/client/v1/validate?code={code}&amount=1999")
    guide.post(f"/client/v1/redeem?code={code}", order)
    guide.post(f"{path}/redemption", order)
    guide.get(path)
    guide.get(f"{path}/redemption")
    guide.get(f"{path}/redemption")
    guide.post(f"{path}/disable")
    guide.post(f"{path}/disable")
    guide.post(f"{path}/validate", order)
    guide.post(f"{path}/enable")
    guide.post(f"{path}/enable")
    guide.get(path)
    guide.get(f"/v1/vouchers?limit=2&page=1&created_at[after]={_FUTURE}")
    guide.post("/v1/vouchers/" + guide.name("wrong"), {"discount": {"type": "AMOUNT"}})


_FUTURE = "2090-01-01T00:00:00.000Z"


def _stored_order(guide: Guide) -> None:
    """Redeem twice on one order, by its own id and by ours, and take the first one back."""
    named = guide.name("twice-used")
    lines = [{"product_id": "prod-lamp", "quantity": 2, "price": 4999}]
    made = guide.post("/v1/orders", {"source_id": named, "items": lines, "status": "CREATED"})
    door = {"redeemables": [voucher(guide.name("door"))]}
    first = guide.post("/v1/redemptions", {**door, "order": {"source_id": named, "amount": 1}})
    guide.post("/v1/redemptions", {**door, "order": {"id": made.get("id", "ord_none")}})
    guide.get(f"/v1/orders/{named}")
    done = next(iter(first.get("redemptions", ())), {"id": "r_none"})
    undone = guide.send(rollback(done["id"]))
    guide.get(f"/v1/redemptions/{done['id']}")
    guide.get(f"/v1/redemptions/{undone.get('id', 'rr_none')}")
    guide.get(f"/v1/orders/{named}")


def _lock(guide: Guide) -> None:
    """Redeem under a lock, take it back, and see that everybody may redeem then."""
    code, key = guide.name("held"), guide.name("their-key")
    held, own = voucher(code), {"type": "LOCK", "key": key}
    guide.send(money_off(code, quantity=1))
    guide.send(validation(held, session=own))
    made = guide.send(redemption(held, session=own))
    first = next(iter(made.get("redemptions", ())), {"id": "r_none"})
    guide.send(rollback(first["id"]))
    guide.send(redemption(held))
    guide.delete(f"/v1/vouchers/{code}?force=true")
    guide.get(f"/v1/vouchers/{code}")


def _pages(guide: Guide) -> None:
    """Read some lists page by page, and one by its result."""
    guide.get(f"/v1/redemptions?limit=3&result=SUCCESS&customer={guide.name('bo')}")
    for what in ("redemptions?limit=4", "vouchers?limit=2", "customers?limit=2&order=created_at"):
        for page in (1, 2, 3):
            guide.get(f"/v1/{what}&page={page}")


def _tiers(guide: Guide) -> None:
    """Add a tier before another one, and use it alone."""
    made = guide.post("/v1/campaigns", {"name": guide.name("doors"), "campaign_type": "PROMOTION"})
    campaign = made.get("id", "camp_none")
    below = f"/v1/promotions/{campaign}/tiers"
    first = guide.post(below, {"name": "First", "action": _OFF})
    guide.post(below, {"name": "Before", "action": _OFF, "hierarchy": 1})
    guide.get(below)
    path = f"/v1/promotions/tiers/{first.get('id', 'promo_none')}"
    guide.put(path, {"action": {"discount": {"type": "PERCENT", "percent_off": 10}}})
    guide.post(f"{path}/validation", {"order": {"amount": 1999}})
    guide.post("/v1/promotions/validation", {"order": {"amount": 1999}})
    used = guide.post(f"{path}/redemption", {"order": {"amount": 1999}})
    guide.get(path)
    guide.send(rollback(used.get("id", "r_none")))
    guide.get(f"/v1/campaigns/{campaign}")
    guide.get(f"/v1/campaigns/{campaign}")
    _delete_tier(guide, path, campaign)


def _delete_tier(guide: Guide, path: str, campaign: Json) -> None:
    guide.intrude(Request("DELETE", path, credentials=guide.client_keys()))
    guide.delete(path)
    guide.delete(path)
    guide.put(path, {"banner": "Gone"})
    guide.delete(f"/v1/campaigns/{campaign}?force=true")
