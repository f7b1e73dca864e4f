"""The worlds that walks start in: a bit of everything, and every time other rules."""

from datetime import UTC, datetime, timedelta

from spec import Json
from tests.walk.discounts import SKUS, a_discount, a_discount_of_worlds, targets
from tests.walk.draws import Draws
from tests.walk.rules import guards

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
CATEGORIES = ("cat_news", "cat_season", "cat_staff", "cat_cards")
_PEOPLE = ("anna", "ben", "carla", "dora", "emil")


def a_world(draws: Draws) -> Json:
    """Return a world document: stacking rules, catalogue, people, and what they can redeem."""
    return {
        "now": _written(NOW),
        "settings": _settings(draws),
        "stacking": _stacking(draws),
        "metadata_schemas": _metadata_schemas(draws),
        "categories": _categories(),
        "products": _products(),
        "customers": [{"id": f"cust_{one}", "source_id": one, "name": one} for one in _PEOPLE],
        "campaigns": _campaigns(draws),
        "promotion_tiers": [_tier(draws, number) for number in range(8)],
        "promotion_stacks": _stacks(draws),
        "rewards": _rewards(draws),
        "vouchers": [
            *(_coupon(draws, number) for number in range(22)),
            *(_gift_card(draws, number) for number in range(10)),
            *(_loyalty_card(draws, number) for number in range(8)),
        ],
        "orders": [_order(draws, number) for number in range(5)],
    }


def _settings(draws: Draws) -> Json:
    return {
        "client_redemption": not draws.one_in(8),
        "client_upserts_customers": not draws.one_in(4),
        "time_zone": draws.one_of(["UTC", "Europe/Berlin", "America/St_Johns"]),
    }


def _metadata_schemas(draws: Draws) -> list[Json]:
    """Return a schema that now and then refuses what `a_few_words` makes up, or none at all."""
    related = draws.one_of(["voucher", "customer", "order", "redemption", "promotion_tier", None])
    number: Json = {"type": "number", "optional": True, "gte": -2}
    return [] if related is None else [{"related_object": related, "properties": {"n": number}}]


def _stacking(draws: Draws) -> Json:
    most = draws.one_of([1, 3, 5, 5, 8, 30])
    exclusive = draws.number(1, 3)
    rules: Json = {
        "redeemables_limit": max(most, draws.one_of([4, 8, 30])),
        "applicable_redeemables_limit": most,
        "applicable_redeemables_per_category_limit": draws.one_of([None, None, 1, most]),
        "applicable_exclusive_redeemables_limit": exclusive,
        "applicable_exclusive_redeemables_per_category_limit": draws.number(1, exclusive),
        "redeemables_application_mode": draws.one_of(["ALL", "PARTIAL"]),
        "redeemables_sorting_rule": draws.one_of(["REQUESTED_ORDER", "CATEGORY_HIERARCHY"]),
        "redeemables_products_application_mode": draws.one_of(["STACK", "ONCE"]),
        "redeemables_no_effect_rule": draws.one_of(["REDEEM_ANYWAY", "SKIP"]),
        "redeemables_rollback_order_mode": draws.one_of(["WITH_ORDER", "WITHOUT_ORDER"]),
        "discount_calculation_mode": draws.one_of(["DISCOUNTED_AMOUNT", "INITIAL_AMOUNT"]),
    }
    if draws.one_in(3):
        rules["applicable_redeemables_category_limits"] = {"cat_news": 2}
    if draws.one_in(4):
        rules["no_effect_skip_categories"] = ["cat_season"]
    if draws.one_in(4):
        rules["initial_amount_mode_categories"] = ["cat_news"]
    if draws.one_in(4):
        rules["grouped_redeemables_sorting_rule"] = "NONE"
    return rules


def _categories() -> Json:
    return [
        {"id": "cat_news", "name": "News", "hierarchy": 3},
        {"id": "cat_season", "name": "Season", "hierarchy": 1},
        {"id": "cat_staff", "name": "Staff", "hierarchy": 2, "stacking_rules_type": "EXCLUSIVE"},
        {"id": "cat_cards", "name": "Cards", "hierarchy": 4, "stacking_rules_type": "JOINT"},
    ]


def _products() -> Json:
    skus = [{"id": id_, "source_id": id_[4:], "sku": id_[4:]} for id_ in SKUS]
    skus[1]["price"] = 2700
    return [
        {"id": "prod_mug", "source_id": "mug", "name": "Mug", "price": 1200},
        {"id": "prod_shirt", "source_id": "shirt", "name": "Shirt", "price": 2500, "skus": skus},
        {"id": "prod_beans", "source_id": "beans", "name": "Beans", "price": 1833},
        {"id": "prod_free", "source_id": "free", "name": "Priceless"},
    ]


def _campaigns(draws: Draws) -> Json:
    off = {"discount": a_discount(draws)}
    coupon = {"campaign_type": "DISCOUNT_COUPONS", "voucher": off}
    gift = {"gift": {"amount": draws.money()}}
    return [
        {"id": "camp_coupons", "name": "Coupons", **coupon, "category_ids": ["cat_news"]},
        {"id": "camp_paused", "name": "Paused", **coupon, "active": False},
        {"id": "camp_gifts", "name": "Gifts", "campaign_type": "GIFT_VOUCHERS", "voucher": gift},
        {
            "id": "camp_loyal",
            "name": "Loyal",
            "campaign_type": "LOYALTY_PROGRAM",
            "voucher": {"loyalty_card": {"points": 100}},
        },
        {
            "id": "camp_friends",
            "name": "Friends",
            "campaign_type": "REFERRAL_PROGRAM",
            "voucher": off | {"is_referral_code": True},
        },
        {"id": "camp_summer", "name": "Summer", "campaign_type": "PROMOTION"},
        {"id": "camp_winter", "name": "Winter", "campaign_type": "PROMOTION", **_dates(draws)},
    ]


def _tier(draws: Draws, number: int) -> Json:
    return {
        "id": f"promo_{number}",
        "name": f"Tier {number}",
        "campaign_id": draws.one_of(["camp_summer", "camp_summer", "camp_winter"]),
        "discount": a_discount_of_worlds(draws),
        "active": not draws.one_in(10),
        **_filed(draws),
        **_dates(draws),
        **targets(draws),
        **guards(draws, f"promo_{number}"),
    }


def _stacks(draws: Draws) -> Json:
    return [
        {
            "id": f"stack_{number}",
            "campaign_id": "camp_summer",
            "tiers": draws.some([f"promo_{tier}" for tier in range(8)], 1, 5),
            **_filed(draws),
        }
        for number in range(4)
    ]


def _rewards(draws: Draws) -> Json:
    coin = {
        "exchange_ratio": draws.one_of([1, 0.05, 20, 3.33]),
        "points_ratio": draws.number(1, 100),
    }
    here = {"campaign_id": "camp_loyal"}
    cost = {"assignment_points": draws.one_of([0, 10, 75])}
    mug = {"type": "MATERIAL", "parameters": {"product": {"id": "prod_mug"}}}
    return [
        {"id": "rew_coin", "type": "COIN", "parameters": {"coin": coin}, **here},
        {"id": "rew_mug", **mug, **here, **cost},
        {"id": "rew_gift", **_handout("camp_gifts", balance=500), **here, **cost},
        {"id": "rew_coupon", **_handout("camp_coupons"), **here, "assignment_points": 20},
        {"id": "rew_elsewhere", **mug},
    ]


def _handout(campaign_id: str, **more: Json) -> Json:
    return {"type": "CAMPAIGN", "parameters": {"campaign": {"id": campaign_id, **more}}}


def _coupon(draws: Draws, number: int) -> Json:
    coupon: Json = {
        "code": f"CODE-{number}",
        "discount": a_discount_of_worlds(draws),
        **_uses(draws),
        **_filed(draws),
        **_dates(draws),
        **targets(draws),
        **guards(draws, f"code_{number}"),
    }
    campaign = draws.weighted({None: 8, "camp_coupons": 3, "camp_friends": 2, "camp_paused": 1})
    if campaign is not None:
        coupon["campaign_id"] = campaign
    if campaign == "camp_friends":
        coupon |= {"is_referral_code": True, "referrer_id": f"cust_{draws.one_of(_PEOPLE)}"}
    return coupon


def _gift_card(draws: Draws, number: int) -> Json:
    amount = draws.money(60_000)
    spent, gone = draws.number(0, amount // 4), draws.number(0, amount // 8)
    gift: Json = {"amount": amount, "balance": amount - spent - gone}
    gift["effect"] = draws.one_of(["APPLY_TO_ORDER", "APPLY_TO_ORDER", "APPLY_TO_ITEMS", None])
    card: Json = {"code": f"GIFT-{number}", "gift": gift, **_filed(draws), **targets(draws)}
    card["redemption"] = {"redeemed_amount": spent, "redeemed_quantity": 1 if spent else 0}
    card |= guards(draws, f"gift_{number}")
    return card | ({"campaign_id": "camp_gifts"} if draws.one_in(2) else {})


def _loyalty_card(draws: Draws, number: int) -> Json:
    spent = draws.number(0, 50)
    return {
        "code": f"CARD-{number}",
        "campaign_id": "camp_loyal",
        "loyalty_card": {"points": spent + draws.number(0, 3000)},
        "redemption": {"redeemed_points": spent, "redeemed_quantity": 1 if spent else 0},
        **({} if number == 0 else {"holder_source_id": draws.one_of(_PEOPLE)}),
        **_filed(draws),
        **guards(draws, f"card_{number}"),
    }


def _order(draws: Draws, number: int) -> Json:
    items = [{"product_id": "prod_mug", "quantity": 2}, {"sku_id": "sku_shirt_m"}]
    sold = {"items": items} if draws.one_in(2) else {"amount": draws.money()}
    return {"id": f"ord_{number}", "source_id": f"cart-{number}", **sold}


def _filed(draws: Draws) -> Json:
    if draws.one_in(2):
        return {}
    first = draws.weighted({"cat_news": 5, "cat_season": 4, "cat_cards": 4, "cat_staff": 1})
    second = [draws.one_of(CATEGORIES)] if draws.one_in(10) else []
    return {"category_ids": list(dict.fromkeys([first, *second]))}


def _uses(draws: Draws) -> Json:
    if draws.one_in(3):
        return {}
    quantity = draws.one_of([0, 1, 2, 3, 4, 6, 40, 400])
    return {
        "redemption": {"quantity": quantity, "redeemed_quantity": draws.number(0, quantity // 3)}
    }


def _dates(draws: Draws) -> Json:
    kind = draws.weighted({"none": 12, "dates": 2, "frame": 1, "days": 1, "hours": 1})
    start = {"start_date": _written(NOW - timedelta(days=draws.number(-3, 40)))}
    if kind == "dates":
        return start | {"expiration_date": _written(NOW + timedelta(days=draws.number(-2, 60)))}
    if kind == "frame":
        return start | {"validity_timeframe": {"interval": "P2D", "duration": "P1D"}}
    if kind == "days":
        return {"validity_day_of_week": draws.some(range(7), 2, 6)}
    if kind == "hours":
        day = {"start_time": "08:00", "expiration_time": "20:00", "days_of_week": [*range(7)]}
        return {"validity_hours": {"daily": [day]}}
    return {}


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")
