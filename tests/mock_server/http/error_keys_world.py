"""A world of sore points: whatever is touched in it refuses for one reason of its own."""

from spec import Json

OFF: Json = {"discount": {"type": "AMOUNT", "amount_off": 500, "effect": "APPLY_TO_ORDER"}}
_MUG = [{"id": "prod_mug", "object": "product"}]


def _rules(name: str, conditions: Json, **more: Json) -> Json:
    """Return the `rules` of something that is guarded by one condition; its id follows its name."""
    rule = {"id": f"val_{name.replace('.', '_')}", "name": name, "conditions": conditions}
    return {"rules": [rule | more]}


WORLD: Json = {
    "now": "2026-01-15T12:00:00.000Z",
    "metadata_schemas": [
        {
            "related_object": "redemption",
            "properties": {"table": {"type": "number", "optional": True}},
        }
    ],
    "customers": [{"id": "cust_ann", "source_id": "ann"}, {"id": "cust_ben", "source_id": "ben"}],
    "products": [{"id": "prod_mug", "source_id": "mug", "price": 1200}],
    "orders": [{"id": "ord_1", "source_id": "cart-1", "amount": 5000}],
    "campaigns": [
        {"id": "camp_summer", "name": "Summer", "campaign_type": "PROMOTION"},
        {"id": "camp_off", "name": "Off", "active": False, "voucher": OFF},
        {"id": "camp_one", "name": "One", "type": "STANDALONE", "voucher": OFF},
        {"id": "camp_many", "name": "Many", "voucher": OFF},
        {"id": "camp_club", "name": "Club", "voucher": {"loyalty_card": {"points": 0}}},
    ],
    "vouchers": [
        {"code": "GOOD", **OFF},
        {"code": "ALSO", **OFF},
        {"code": "OFF", "active": False, **OFF},
        {"code": "PAUSED", "campaign_id": "camp_off", **OFF},
        {"code": "EARLY", "start_date": "2026-01-16", **OFF},
        {"code": "LATE", "expiration_date": "2026-01-14", **OFF},
        {"code": "SUNDAY", "validity_day_of_week": [0], **OFF},
        {"code": "GONE", "redemption": {"quantity": 3, "redeemed_quantity": 3}, **OFF},
        {"code": "FRIEND", "is_referral_code": True, "referrer_id": "cust_ann", **OFF},
        {"code": "VIP", **OFF, **_rules("customer.metadata", {"$is": ["vip"]}, property="level")},
        {"code": "FANS", **OFF, **_rules("customer.segment", {"$is": ["seg_fans"]})},
        {"code": "BIG", **OFF, **_rules("order.amount", {"$more_than": [9000]})},
        {"code": "MUGS", **OFF, **_rules("order.items.any", {"$is": _MUG})},
        {"code": "MARKED", **OFF, **_rules("order.metadata", {"$is": ["web"]}, property="from")},
        {"code": "SMALL", "gift": {"amount": 900}}
        | _rules("redemption.gift.amount", {"$less_than": [100]}),
        {"code": "CARD", "gift": {"amount": 1000}},
        {"code": "ITEMS", "gift": {"amount": 1000, "effect": "APPLY_TO_ITEMS"}},
        {"code": "POINTS", "campaign_id": "camp_club", "loyalty_card": {"points": 100}}
        | {"holder_source_id": "ann"},
        {"code": "NOBODYS", "campaign_id": "camp_club", "loyalty_card": {"points": 100}},
    ],
    "promotion_tiers": [
        {"id": "promo_good", "campaign_id": "camp_summer", **OFF},
        {"id": "promo_off", "campaign_id": "camp_summer", "active": False, **OFF},
        {"id": "promo_over", "campaign_id": "camp_summer", "expiration_date": "2026-01-14", **OFF},
        {"id": "promo_big", "campaign_id": "camp_summer", **OFF}
        | _rules("order.initial_amount", {"$more_than": [9000]}),
    ],
    "promotion_stacks": [{"id": "stack_1", "campaign_id": "camp_summer", "tiers": ["promo_good"]}],
    "rewards": [
        {"id": "rew_coin", "type": "COIN", "campaign_id": "camp_club"}
        | {"parameters": {"coin": {"exchange_ratio": 1, "points_ratio": 10}}},
        {"id": "rew_mug", "type": "MATERIAL", "campaign_id": "camp_club", "assignment_points": 150},
        {"id": "rew_other", "type": "MATERIAL"},
    ],
}
