"""Validation rules and bundles on some of what can be redeemed."""

from spec import Json
from tests.walk.discounts import SKUS, WARES
from tests.walk.draws import Draws

_MUG = {"id": "prod_mug", "object": "product"}
_SHIRT = {"id": "sku_shirt_m", "object": "sku", "product_id": "prod_shirt"}
_CONDITIONS: tuple[Json, ...] = (
    {"name": "order.amount", "conditions": {"$more_than": [1000]}},
    {"name": "order.initial_amount", "conditions": {"$less_than": [40_000]}},
    {"name": "order.total_amount", "conditions": {"$more_than_or_equal": [500]}},
    {"name": "order.items.count", "conditions": {"$more_than": [1]}},
    {"name": "order.items.price_any", "conditions": {"$less_than": [2000]}},
    {"name": "order.items.any", "conditions": {"$is": [_MUG, _SHIRT]}},
    {"name": "order.items.none", "conditions": {"$is": [_SHIRT]}},
    {"name": "product.id", "conditions": {"$in": [_MUG]}},
    {"name": "order.metadata", "property": "channel", "conditions": {"$is": ["web"]}},
    {"name": "redemption.metadata", "property": "n", "conditions": {"$more_than": [0]}},
    {"name": "customer.metadata", "property": "channel", "conditions": {"$is_not": ["till"]}},
    {"name": "publication.redeemable_by_linked_customer", "conditions": {"$is": [True]}},
    {"name": "redemption.count.daily", "conditions": {"$less_than_or_equal": [3]}},
    {"name": "redemption.count.per_customer", "conditions": {"$less_than": [4]}},
    {"name": "campaign.redemptions.count", "conditions": {"$less_than": [25]}},
    {"name": "campaign.redemptions.customers_count.weekly", "conditions": {"$less_than": [6]}},
    {"name": "campaign.orders.amount_discounted", "conditions": {"$less_than": [60_000]}},
    {"name": "redemption.gift.amount", "conditions": {"$less_than_or_equal": [2500]}},
)


def guards(draws: Draws, owner: str) -> Json:
    """Return the members `rules` and `bundle` of *owner*, mostly none."""
    found: Json = {}
    if draws.one_in(4):
        rule = {"id": f"val_{owner}"}
        found["rules"] = [rule | one for one in draws.some(_CONDITIONS, 1, 3)]
        if draws.one_in(4):
            found["rules"][0]["error"] = {"message": "Not today"}
        if len(found["rules"]) > 1 and draws.one_in(3):
            found["rules"][0]["logic"] = "1 OR 2"
    if draws.one_in(12):
        found["bundle"] = _bundle(draws)
    return found


def _bundle(draws: Draws) -> Json:
    items = [
        {"id": ware, "quantity": draws.number(1, 2), "object": "sku" if ware in SKUS else "product"}
        for ware in draws.some(WARES, 1, 2)
    ]
    scaling = draws.one_of(["MULTIPLY", "FIXED"])
    return {"limit": draws.number(1, 4), "items": items, "scaling": scaling}
