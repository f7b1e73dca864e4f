"""Calls that happen more or less often than once."""

from tests.mock_server.sabotage.bench import FORM, proves, redeeming


@proves("rolled_back_twice", honest=[200, 400], wrong=[200, 200])
def rolled_back_twice(shop):
    done = shop.redeem("TENNER")
    return [shop.roll_back(done).status for _ in range(2)]


@proves("redeemed_twice", honest=1, wrong=2)
def redeemed_twice(shop):
    shop.redeem("TENNER")
    return shop.uses("TENNER")


@proves("topped_up_twice", honest=3500, wrong=4000)
def topped_up_twice(shop):
    shop.post("/v1/vouchers/GIFT/balance", {"amount": 500})
    return shop.balance()


@proves("answer_replayed", honest=2, wrong=1)
def answer_replayed(shop):
    shop.redeem("TENNER")
    shop.redeem("TENNER")
    return shop.uses("TENNER")


@proves("refused_for_good", honest=200, wrong=400)
def refused_for_good(shop):
    shop.redeem("OFF")
    shop.post("/v1/vouchers/OFF/enable")
    return shop.redeem("OFF").status


@proves("enabled_twice_fails", honest=200, wrong=400)
def enabled_twice_fails(shop):
    return shop.post("/v1/vouchers/TENNER/enable").status


@proves("disabled_twice_enables", honest=False, wrong=True)
def disabled_twice_enables(shop):
    shop.post("/v1/vouchers/OFF/disable")
    return shop.get("/v1/vouchers/OFF").json["active"]


@proves("deletion_never_404", honest=404, wrong=204)
def deletion_never_404(shop):
    return shop.delete("/v1/promotions/tiers/promo_none").status


@proves("released_twice_crashes", honest=404, wrong=500)
def released_twice_crashes(shop):
    return shop.delete("/v1/vouchers/TENNER/sessions/none").status


@proves("revocation_never_404", honest=404, wrong=204)
def revocation_never_404(shop):
    return shop.post("/v1/oauth/token/revoke", b"access_token=none", headers=FORM).status


@proves("orders_posted_twice", honest=True, wrong=False)
def orders_posted_twice(shop):
    first, second = (shop.post("/v1/orders", {"source_id": "x"}).json["id"] for _ in range(2))
    return first == second


@proves("rows_in_another_order", honest=True, wrong=False)
def rows_in_another_order(shop):
    first, second = (shop.get("/v1/promotions/tiers").json["tiers"] for _ in range(2))
    return first == second


@proves("update_adds_up", honest=True, wrong=False)
def update_adds_up(shop):
    path = "/v1/promotions/tiers/promo_good"
    first, second = (shop.put(path, {"name": "New"}).json.get("name") for _ in range(2))
    rows = [shop.put(path, {"name": "New"}) and shop.get(path).json["hierarchy"] for _ in range(2)]
    return first == second and rows[0] == rows[1]


@proves("lock_adds_up", honest=200, wrong=400)
def lock_adds_up(shop):
    session = {"type": "LOCK", "key": "k"}
    for _ in range(2):
        shop.validate("TWICE", session=session)
    return shop.redeem("TWICE").status


@proves("top_up_swallowed", honest=4000, wrong=3500)
def top_up_swallowed(shop):
    for _ in range(2):
        shop.post("/v1/vouchers/GIFT/balance", {"amount": 500})
    return shop.balance()


@proves("rollback_replayed", honest=400, wrong=200)
def rollback_replayed(shop):
    redeemed = shop.redeem("TENNER")
    shop.roll_back(redeemed)
    return shop.roll_back(redeemed).status


@proves("release_never_404", honest=404, wrong=204)
def release_never_404(shop):
    return shop.delete("/v1/vouchers/ONCE/sessions/nobody").status


@proves("same_campaign_answered", honest=409, wrong=200)
def same_campaign_answered(shop):
    body = {"name": "Twice", "campaign_type": "PROMOTION"}
    shop.post("/v1/campaigns", body)
    return shop.post("/v1/campaigns", body).status


@proves("upsert_wipes", honest="Ann", wrong=None)
def upsert_wipes(shop):
    shop.post("/v1/customers", {"source_id": "ann", "email": "ann@shop.test"})
    return shop.get("/v1/customers/ann").json.get("name")


@proves("second_failure_not_recorded", honest=200, wrong=404)
def second_failure_not_recorded(shop):
    shop.redeem("OFF")
    record = shop.redeem("OFF").json["resource_id"]
    return shop.get(f"/v1/redemptions/{record}").status


@proves("redeemed_order_made_again", honest=2, wrong=3)
def redeemed_order_made_again(shop):
    order = {"order": {"source_id": "first", "amount": 5000}}
    shop.post("/v1/redemptions", redeeming("TENNER") | order)
    return shop.get("/v1/orders").json["total"]


@proves("other_locks_dropped", honest=400, wrong=200)
def other_locks_dropped(shop):
    session = {"type": "LOCK", "key": "k"}
    for code in ("ONCE", "TWICE"):
        shop.validate(code, session=session)
    return shop.redeem("ONCE").status
