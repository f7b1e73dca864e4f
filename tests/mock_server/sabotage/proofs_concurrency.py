"""Decisions on what another call is changing."""

from tests.mock_server.app.server import request
from tests.mock_server.sabotage.bench import OFF, proves, redeeming


@proves("last_use_race", honest=1, wrong=3)
def last_use_race(shop):
    replies = shop.at_once("POST", "/v1/redemptions", *[redeeming("ONCE")] * 3)
    return sum(reply.status == 200 for reply in replies)


@proves("gift_race", honest=1, wrong=3)
def gift_race(shop):
    replies = shop.at_once("POST", "/v1/redemptions", *[redeeming("GIFT", amount=3000)] * 3)
    return sum(
        reply.status == 200 and reply.json["order"]["total_amount"] == 0 for reply in replies
    )


@proves("points_race", honest=1, wrong=3)
def points_race(shop):
    body = redeeming("POINTS", customer={"source_id": "ann"})
    body["redeemables"][0]["reward"] = {"id": "rew_coin", "points": 400}
    replies = shop.at_once("POST", "/v1/redemptions", *[body] * 3)
    return sum(reply.status == 200 for reply in replies)


@proves("redemption_race", honest=1, wrong=3)
def redemption_race(shop):
    path, body = "/v1/vouchers/ONCE/redemption", {"order": {"amount": 5000}}
    replies = shop.at_once("POST", path, *[body] * 3)
    return sum(reply.status == 200 for reply in replies)


@proves("client_race", honest=1, wrong=3)
def client_race(shop):
    requests = [
        request("POST", "/client/v1/redemptions", redeeming("ONCE"), None, shop.client_keys)
    ]
    replies = shop.server.at_once(requests * 3)
    return sum(reply.status == 200 for reply in replies)


@proves("rollback_race", honest=1, wrong=3)
def rollback_race(shop):
    done = shop.redeem("TENNER").json["redemptions"][0]["id"]
    replies = shop.at_once("POST", f"/v1/redemptions/{done}/rollback", *[{}] * 3)
    return sum(reply.status == 200 for reply in replies)


@proves("stack_rollback_race", honest=1, wrong=3)
def stack_rollback_race(shop):
    done = shop.redeem("TENNER", "ALSO").json["parent_redemption"]["id"]
    replies = shop.at_once("POST", f"/v1/redemptions/{done}/rollbacks", *[{}] * 3)
    return sum(reply.status == 200 for reply in replies)


@proves("top_up_race", honest=4500, wrong=3500)
def top_up_race(shop):
    shop.at_once("POST", "/v1/vouchers/GIFT/balance", *[{"amount": 500}] * 3)
    return shop.balance()


@proves("lock_race", honest=1, wrong=3)
def lock_race(shop):
    bodies = [redeeming("ONCE", session={"type": "LOCK", "key": key}) for key in "abc"]
    replies = shop.at_once("POST", "/v1/validations", *bodies)
    return sum(reply.json["valid"] for reply in replies)


@proves("gone_twice_race", honest=[204, 404, 404], wrong=[204, 204, 204])
def gone_twice_race(shop):
    locking = redeeming("ONCE", session={"type": "LOCK", "key": "mine"})
    shop.post("/v1/validations", locking)
    letting_go = request("DELETE", "/v1/vouchers/ONCE/sessions/mine", None, None, shop.keys)
    return sorted(reply.status for reply in shop.server.at_once([letting_go] * 3))


@proves("same_code_race", honest=[200, 409, 409], wrong=[200, 200, 200])
def same_code_race(shop):
    body = {"type": "DISCOUNT_VOUCHER", **OFF}
    return sorted(reply.status for reply in shop.at_once("POST", "/v1/vouchers/NEW", *[body] * 3))


@proves("same_customer_race", honest=1, wrong=3)
def same_customer_race(shop):
    replies = shop.at_once("POST", "/v1/customers", *[{"source_id": "new"}] * 3)
    return len({reply.json["id"] for reply in replies})


@proves("same_campaign_race", honest=[200, 409, 409], wrong=[200, 200, 200])
def same_campaign_race(shop):
    body = {"name": "New", "campaign_type": "PROMOTION"}
    return sorted(reply.status for reply in shop.at_once("POST", "/v1/campaigns", *[body] * 3))


@proves("order_update_race", honest=3, wrong=1)
def order_update_race(shop):
    bodies = [{"metadata": {key: 1}} for key in "xyz"]
    shop.at_once("PUT", "/v1/orders/ord_2", *bodies)
    return len(shop.get("/v1/orders/ord_2").json["metadata"])


@proves("switch_race", honest=1, wrong=0)
def switch_race(shop):
    redeem = request("POST", "/v1/redemptions", redeeming("TENNER"), None, shop.keys)
    # No body: a server that expects none answers one before its last byte, and hangs up on that.
    disable = request("POST", "/v1/vouchers/TENNER/disable", None, None, shop.keys)
    replies = shop.server.at_once([disable, redeem])
    return shop.uses("TENNER") + (replies[1].status != 200)


@proves("deletion_race", honest=0, wrong=1)
def deletion_race(shop):
    redeem = request("POST", "/v1/redemptions", redeeming("TENNER"), None, shop.keys)
    delete = request("DELETE", "/v1/vouchers/TENNER?force=true", None, None, shop.keys)
    shop.server.at_once([delete, redeem])
    return shop.get("/v1/redemptions?result=SUCCESS").json["total"]


@proves("tier_count_race", honest=2, wrong=1)
def tier_count_race(shop):
    shop.at_once("POST", "/v1/redemptions", redeeming("promo_good"), redeeming("promo_good"))
    summary = shop.get("/v1/promotions/tiers/promo_good").json["summary"]
    return summary["redemptions"]["total_redeemed"]


@proves("same_order_race", honest=2, wrong=1)
def same_order_race(shop):
    order = {"order": {"id": "ord_1"}}
    bodies = [redeeming(code) | order for code in ("TENNER", "ALSO")]
    shop.at_once("POST", "/v1/redemptions", *bodies)
    return len(shop.get("/v1/orders/ord_1").json["redemptions"])


@proves("voucher_update_race", honest={"a": 1, "b": 1, "c": 1}, wrong={"a": 1, "c": 1})
def voucher_update_race(shop):
    bodies = [{"metadata": {name: 1}} for name in "bc"]
    shop.at_once("PUT", "/v1/vouchers/TENNER", *bodies)
    return shop.get("/v1/vouchers/TENNER").json["metadata"]


@proves("customer_update_race", honest=3, wrong=2)
def customer_update_race(shop):
    bodies = [{"metadata": {name: 1}} for name in "bc"]
    shop.at_once("PUT", "/v1/customers/ann", *bodies)
    return len(shop.get("/v1/customers/ann").json["metadata"])


@proves("tier_place_race", honest=[5, 6], wrong=[5, 5])
def tier_place_race(shop):
    bodies = [{"name": name, "action": OFF} for name in ("One", "Two")]
    made = shop.at_once("POST", "/v1/promotions/camp_autumn/tiers", *bodies)
    return sorted(each.json["hierarchy"] for each in made)


@proves("rule_limit_race", honest=[200, 400], wrong=[200, 200])
def rule_limit_race(shop):
    limit = {"id": "val_1", "name": "redemption.count.daily"}
    limit |= {"conditions": {"$less_than_or_equal": [1]}}
    shop.furnish(vouchers=[{"code": "LIMITED", "rules": [limit], **OFF}])
    bodies = [redeeming("LIMITED")] * 2
    return sorted(each.status for each in shop.at_once("POST", "/v1/redemptions", *bodies))


@proves("lone_tier_race", honest=2, wrong=1)
def lone_tier_race(shop):
    body = {"order": {"amount": 5000}}
    shop.at_once("POST", "/v1/promotions/tiers/promo_good/redemption", body, body)
    summary = shop.get("/v1/promotions/tiers/promo_good").json["summary"]
    return summary["redemptions"]["total_redeemed"]


@proves("tier_update_race", honest={"b": 1, "c": 1}, wrong={"c": 1})
def tier_update_race(shop):
    bodies = [{"metadata": {name: 1}} for name in "bc"]
    shop.at_once("PUT", "/v1/promotions/tiers/promo_good", *bodies)
    return shop.get("/v1/promotions/tiers/promo_good").json["metadata"]
