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
    disable = request("POST", "/v1/vouchers/TENNER/disable", {}, None, shop.keys)
    replies = shop.server.at_once([disable, redeem])
    return shop.uses("TENNER") + (replies[1].status != 200)


@proves("deletion_race", honest=0, wrong=1)
def deletion_race(shop):
    redeem = request("POST", "/v1/redemptions", redeeming("TENNER"), None, shop.keys)
    delete = request("DELETE", "/v1/vouchers/TENNER?force=true", None, None, shop.keys)
    shop.server.at_once([delete, redeem])
    return shop.get("/v1/redemptions?result=SUCCESS").json["total"]
