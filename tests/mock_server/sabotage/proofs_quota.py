"""Limits that do not hold."""

from tests.mock_server.sabotage.bench import OFF, proves, redeeming


@proves("limit_off_by_one", honest=[200, 400], wrong=[200, 200])
def limit_off_by_one(shop):
    return [shop.redeem("ONCE").status for _ in range(2)]


@proves("last_use_refused", honest=200, wrong=400)
def last_use_refused(shop):
    return shop.redeem("ONCE").status


@proves("limit_ignored_alone", honest=[200, 400], wrong=[200, 200])
def limit_ignored_alone(shop):
    path, body = "/v1/vouchers/ONCE/redemption", {"order": {"amount": 5000}}
    return [shop.post(path, body).status for _ in range(2)]


@proves("limit_ignored_by_clients", honest=[200, 400], wrong=[200, 200])
def limit_ignored_by_clients(shop):
    return [shop.by_client("redemptions", "ONCE").status for _ in range(2)]


@proves("validation_ignores_limit", honest=False, wrong=True)
def validation_ignores_limit(shop):
    shop.redeem("ONCE")
    return shop.validate("ONCE").json["valid"]


@proves("rollback_keeps_the_use", honest=0, wrong=1)
def rollback_keeps_the_use(shop):
    shop.roll_back(shop.redeem("ONCE"))
    return shop.uses("ONCE")


@proves("failure_consumes", honest=0, wrong=1)
def failure_consumes(shop):
    shop.redeem("OFF")
    return shop.uses("OFF")


@proves("validation_consumes", honest=0, wrong=1)
def validation_consumes(shop):
    shop.validate("TENNER")
    return shop.uses("TENNER")


@proves("use_not_counted", honest=1, wrong=0)
def use_not_counted(shop):
    shop.redeem("TENNER", "ALSO")
    return shop.uses("TENNER")


@proves("use_counted_twice", honest=1, wrong=2)
def use_counted_twice(shop):
    shop.redeem("TENNER")
    return shop.uses("TENNER")


@proves("applicable_limit_ignored", honest=5, wrong=6)
def applicable_limit_ignored(shop):
    codes = ("TENNER", "ALSO", "ONCE", "TWICE", "ENDS", "STARTS")
    reply = shop.redeem(*codes, amount=50000)
    return len(reply.json["redemptions"])


@proves("exclusive_with_others", honest=["ONLY"], wrong=["ONLY", "TENNER"])
def exclusive_with_others(shop):
    reply = shop.redeem("ONLY", "TENNER")
    return sorted(each["voucher"]["code"] for each in reply.json["redemptions"])


@proves("lock_ignored", honest=400, wrong=200)
def lock_ignored(shop):
    shop.validate("ONCE", session={"type": "LOCK", "key": "k"})
    return shop.redeem("ONCE").status


@proves("lock_outlives_its_redemption", honest=200, wrong=400)
def lock_outlives_its_redemption(shop):
    session = {"type": "LOCK", "key": "k"}
    shop.validate("TWICE", session=session)
    shop.redeem("TWICE", session=session)
    return shop.redeem("TWICE").status


@proves("lock_not_released", honest=(204, 200), wrong=(204, 400))
def lock_not_released(shop):
    shop.validate("ONCE", session={"type": "LOCK", "key": "k"})
    status = shop.delete("/v1/vouchers/ONCE/sessions/k").status
    return (status, shop.redeem("ONCE").status)


@proves("lock_shuts_its_owner_out", honest=200, wrong=400)
def lock_shuts_its_owner_out(shop):
    session = {"type": "LOCK", "key": "k"}
    shop.validate("ONCE", session=session)
    return shop.redeem("ONCE", session=session).status


@proves("locked_funds_spendable", honest=400, wrong=200)
def locked_funds_spendable(shop):
    session = {"type": "LOCK", "key": "k"}
    shop.validate("GIFT", amount=3000, session=session)
    body = redeeming("GIFT", amount=3000)
    body["redeemables"][0]["gift"] = {"credits": 1000}
    return shop.post("/v1/redemptions", body).status


@proves("own_category_limit_ignored", honest=2, wrong=1)
def own_category_limit_ignored(shop):
    furnish_flash_sale(shop, applicable_redeemables_category_limits={"cat_flash": 2})
    return len(shop.redeem("FLASH1", "FLASH2").json["redemptions"])


@proves("no_effect_consumes", honest=0, wrong=1)
def no_effect_consumes(shop):
    shop.furnish(stacking={"redeemables_no_effect_rule": "SKIP"})
    shop.redeem("TENNER", "ALSO", amount=1000)
    return shop.uses("ALSO")


@proves("partial_refused_as_a_whole", honest=200, wrong=400)
def partial_refused_as_a_whole(shop):
    shop.furnish(stacking={"redeemables_application_mode": "PARTIAL"})
    return shop.redeem("TENNER", "OFF").status


@proves("hierarchy_ignored", honest=["FLASH1", "ALSO"], wrong=["ALSO", "FLASH1"])
def hierarchy_ignored(shop):
    furnish_flash_sale(shop, redeemables_sorting_rule="CATEGORY_HIERARCHY")
    return applied(shop.redeem("ALSO", "FLASH1"))


@proves("joint_shut_out", honest=["ONLY", "WELCOME"], wrong=["ONLY"])
def joint_shut_out(shop):
    joint = {"id": "cat_joint", "name": "Joint", "hierarchy": 2, "stacking_rules_type": "JOINT"}
    welcome = {"code": "WELCOME", "category_ids": ["cat_joint"], **OFF}
    shop.furnish(categories=[joint], vouchers=[welcome])
    return applied(shop.redeem("ONLY", "WELCOME"))


@proves("only_first_locked", honest=400, wrong=200)
def only_first_locked(shop):
    shop.validate("TENNER", "ONCE", session={"type": "LOCK", "key": "k"})
    return shop.redeem("ONCE").status


@proves("campaign_rules_ignored", honest=400, wrong=200)
def campaign_rules_ignored(shop):
    guarded = {"id": "camp_big", "name": "Big", "voucher": OFF}
    guarded |= {"rules": [rule("order.amount", {"$more_than": [9000]})]}
    shop.furnish(campaigns=[guarded], vouchers=[{"code": "BIG", "campaign_id": "camp_big", **OFF}])
    return shop.redeem("BIG").status


@proves("undone_counts_for_rules", honest=200, wrong=400)
def undone_counts_for_rules(shop):
    furnish_limited(shop, "redemption.count.daily")
    shop.roll_back(shop.redeem("LIMITED"))
    return shop.redeem("LIMITED").status


@proves("rules_count_everybody", honest=200, wrong=400)
def rules_count_everybody(shop):
    furnish_limited(shop, "redemption.count.per_customer")
    shop.redeem("LIMITED", customer={"source_id": "ann"})
    return shop.redeem("LIMITED", customer={"source_id": "ben"}).status


@proves("stack_reordered", honest=["promo_also", "promo_good"], wrong=["promo_good", "promo_also"])
def stack_reordered(shop):
    tiers = ["promo_also", "promo_good"]
    stack = {"id": "stack_1", "campaign_id": "camp_autumn", "tiers": tiers}
    shop.furnish(promotion_stacks=[stack])
    named = {"redeemables": [{"object": "promotion_stack", "id": "stack_1"}]}
    body = redeeming() | named
    redeemed = shop.post("/v1/redemptions", body).json["redemptions"]
    return [each["promotion_tier"]["id"] for each in redeemed]


def applied(reply):
    return [each["voucher"]["code"] for each in reply.json["redemptions"]]


def rule(name, conditions):
    return {"id": "val_limit", "name": name, "conditions": conditions}


def furnish_limited(shop, name):
    limit = rule(name, {"$less_than_or_equal": [1]})
    shop.furnish(vouchers=[{"code": "LIMITED", "rules": [limit], **OFF}])


def furnish_flash_sale(shop, **stacking):
    flash = {"category_ids": ["cat_flash"], **OFF}
    shop.furnish(
        categories=[{"id": "cat_flash", "name": "Flash", "hierarchy": 3}],
        stacking=stacking,
        vouchers=[{"code": "FLASH1", **flash}, {"code": "FLASH2", **flash}],
    )


@proves("lock_ignored_alone", honest=400, wrong=200)
def lock_ignored_alone(shop):
    shop.validate("ONCE", session={"type": "LOCK", "key": "k"})
    return shop.post("/v1/vouchers/ONCE/redemption", {"order": {"amount": 5000}}).status


@proves("exclusive_limit_ignored", honest=["ONLY"], wrong=["ONLY", "ALONE"])
def exclusive_limit_ignored(shop):
    alone = {"id": "cat_alone", "name": "Alone", "hierarchy": 2}
    shop.furnish(
        categories=[alone | {"stacking_rules_type": "EXCLUSIVE"}],
        vouchers=[{"code": "ALONE", "category_ids": ["cat_alone"], **OFF}],
    )
    return applied(shop.redeem("ONLY", "ALONE"))


@proves("own_hold_in_the_way", honest=True, wrong=False)
def own_hold_in_the_way(shop):
    session = {"type": "LOCK", "key": "k"}
    shop.validate("ONCE", session=session)
    return shop.validate("ONCE", session=session).json["valid"]
