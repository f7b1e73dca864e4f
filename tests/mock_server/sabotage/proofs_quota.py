"""Limits that do not hold."""

from tests.mock_server.sabotage.bench import proves, redeeming


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
