"""Amounts that do not add up."""

from tests.mock_server.sabotage.bench import proves, redeeming


@proves("total_not_reduced", honest=4000, wrong=5000)
def total_not_reduced(shop):
    return shop.redeem("TENNER").json["order"]["total_amount"]


@proves("discount_above_amount", honest=600, wrong=1000)
def discount_above_amount(shop):
    return shop.validate("TENNER", amount=600).json["order"]["total_discount_amount"]


@proves("negative_total", honest=0, wrong=-400)
def negative_total(shop):
    return shop.by_client("redemptions", "TENNER", amount=600).json["order"]["total_amount"]


@proves("half_rounded_down", honest=2, wrong=1)
def half_rounded_down(shop):
    return shop.redeem("TENTH", amount=15).json["order"]["total_discount_amount"]


@proves("cap_ignored", honest=300, wrong=2500)
def cap_ignored(shop):
    return shop.redeem("CAPPED").json["order"]["total_discount_amount"]


@proves("percent_of_initial_amount", honest=1400, wrong=1500)
def percent_of_initial_amount(shop):
    return shop.redeem("TENNER", "TENTH").json["order"]["total_discount_amount"]


@proves("stack_reversed", honest=1400, wrong=1500)
def stack_reversed(shop):
    return shop.redeem("TENNER", "TENTH").json["order"]["total_discount_amount"]


@proves("credits_asked_for_ignored", honest=2000, wrong=0)
def credits_asked_for_ignored(shop):
    body = redeeming("GIFT")
    body["redeemables"][0]["gift"] = {"credits": 1000}
    shop.post("/v1/redemptions", body)
    return shop.balance()


@proves("points_taken_twice", honest=400, wrong=300)
def points_taken_twice(shop):
    body = redeeming("POINTS", customer={"source_id": "ann"})
    body["redeemables"][0]["reward"] = {"id": "rew_coin", "points": 100}
    shop.post("/v1/redemptions", body)
    return shop.get("/v1/vouchers/POINTS").json["loyalty_card"]["balance"]


@proves("gift_not_charged", honest=2000, wrong=3000)
def gift_not_charged(shop):
    shop.redeem("GIFT", amount=1000)
    return shop.balance()


@proves("overdraft", honest=400, wrong=200)
def overdraft(shop):
    body = redeeming("GIFT")
    body["redeemables"][0]["gift"] = {"credits": 4000}
    return shop.post("/v1/redemptions", body).status


@proves("rollback_keeps_the_funds", honest=3000, wrong=2000)
def rollback_keeps_the_funds(shop):
    shop.roll_back(shop.redeem("GIFT", amount=1000))
    return shop.balance()


@proves("rollback_returns_double", honest=3000, wrong=4000)
def rollback_returns_double(shop):
    shop.roll_back(shop.redeem("GIFT", amount=1000))
    return shop.balance()


@proves("charge_not_in_ledger", honest=1, wrong=0)
def charge_not_in_ledger(shop):
    shop.redeem("GIFT", amount=1000)
    return len(shop.get("/v1/vouchers/GIFT/transactions").json["data"])


@proves("refund_not_in_ledger", honest=2, wrong=1)
def refund_not_in_ledger(shop):
    shop.roll_back(shop.redeem("GIFT", amount=1000))
    return len(shop.get("/v1/vouchers/GIFT/transactions").json["data"])


@proves("ledger_says_before", honest=3500, wrong=3000)
def ledger_says_before(shop):
    shop.post("/v1/vouchers/GIFT/balance", {"amount": 500})
    entry = shop.get("/v1/vouchers/GIFT/transactions").json["data"][0]
    return entry["details"]["balance"]["balance"]


@proves("removal_adds", honest=2500, wrong=3500)
def removal_adds(shop):
    shop.post("/v1/vouchers/GIFT/balance", {"amount": -500})
    return shop.balance()


@proves("income_not_raised", honest=3500, wrong=3000)
def income_not_raised(shop):
    shop.post("/v1/vouchers/GIFT/balance", {"amount": 500})
    return shop.get("/v1/vouchers/GIFT").json["gift"]["amount"]


@proves("float_money", honest=29, wrong=28.999999999999915)
def float_money(shop):
    return shop.validate("TENNER", amount=1029).json["order"]["total_amount"]


@proves("lines_do_not_add_up", honest=1000, wrong=999)
def lines_do_not_add_up(shop):
    lines = [{"product_id": "mug", "quantity": 1, "price": 5000}]
    body = redeeming("LINES") | {"order": {"items": lines}}
    items = shop.post("/v1/redemptions", body).json["order"]["items"]
    return sum(item.get("discount_amount", 0) for item in items)


@proves("tier_in_major_units", honest=1000, wrong=10)
def tier_in_major_units(shop):
    return shop.redeem("promo_good").json["order"]["total_discount_amount"]


@proves("clients_get_less", honest=1000, wrong=999)
def clients_get_less(shop):
    return shop.by_client("validations", "TENNER").json["order"]["total_discount_amount"]


@proves("promised_more_than_given", honest=(1000, 1000), wrong=(1100, 1000))
def promised_more_than_given(shop):
    promised = shop.validate("TENNER").json["order"]["total_discount_amount"]
    return (promised, shop.redeem("TENNER").json["order"]["total_discount_amount"])


@proves("quantity_ignored", honest=5000, wrong=2500)
def quantity_ignored(shop):
    lines = [{"product_id": "mug", "quantity": 2, "price": 2500}]
    body = redeeming("TENNER") | {"order": {"items": lines}}
    return shop.post("/v1/redemptions", body).json["order"]["amount"]


@proves("credits_of_customer_not_counted", honest=1000, wrong=0)
def credits_of_customer_not_counted(shop):
    shop.redeem("GIFT", amount=1000, customer={"source_id": "ann"})
    summary = shop.get("/v1/customers/ann").json["summary"]
    return summary["redemptions"]["gift"]["redeemed_amount"]


@proves("rewards_for_nothing", honest=(200, 380), wrong=(200, 500))
def rewards_for_nothing(shop):
    shop.furnish(rewards=[MUG])
    bought = shop.post("/v1/redemptions", paying("POINTS", "rew_mug"))
    return (bought.status, shop.get("/v1/vouchers/POINTS").json["loyalty_card"]["balance"])


@proves("all_points_taken", honest=450, wrong=0)
def all_points_taken(shop):
    shop.post("/v1/redemptions", paying("POINTS", "rew_coin", amount=5000))
    return shop.get("/v1/vouchers/POINTS").json["loyalty_card"]["balance"]


@proves("category_modes_ignored", honest=1500, wrong=1400)
def category_modes_ignored(shop):
    tenth = {"discount": {"type": "PERCENT", "percent_off": 10}, "category_ids": ["cat_first"]}
    shop.furnish(
        categories=[{"id": "cat_first", "name": "First", "hierarchy": 2}],
        stacking={"initial_amount_mode_categories": ["cat_first"]},
        vouchers=[{"code": "FIRST", **tenth}],
    )
    return shop.validate("TENNER", "FIRST").json["order"]["total_discount_amount"]


@proves("rollback_undoes_kept_orders", honest=("PAID", 4000), wrong=("CANCELED", 5000))
def rollback_undoes_kept_orders(shop):
    shop.furnish(stacking={"redeemables_rollback_order_mode": "WITHOUT_ORDER"})
    order = shop.roll_back(shop.redeem("TENNER")).json["order"]
    return (order["status"], order["total_amount"])


@proves("tier_sums_what_was_paid", honest=5000, wrong=4000)
def tier_sums_what_was_paid(shop):
    shop.redeem("promo_good")
    tier = shop.get("/v1/promotions/tiers/promo_good").json
    return tier["summary"]["orders"]["total_amount"]


@proves("refund_of_customer_not_counted", honest=0, wrong=1000)
def refund_of_customer_not_counted(shop):
    shop.roll_back(shop.redeem("GIFT", amount=1000, customer={"source_id": "ann"}))
    summary = shop.get("/v1/customers/ann").json["summary"]
    return summary["redemptions"]["gift"]["redeemed_amount"]


@proves("handed_out_empty", honest=700, wrong=100)
def handed_out_empty(shop):
    cards = {"id": "camp_cards", "name": "Cards", "voucher": {"gift": {"amount": 100}}}
    reward = {"id": "rew_card", "type": "CAMPAIGN", "campaign_id": "camp_club"}
    reward |= {"assignment_points": 50}
    reward |= {"parameters": {"campaign": {"id": "camp_cards", "balance": 600}}}
    shop.furnish(campaigns=[cards], rewards=[reward])
    bought = shop.post("/v1/redemptions", paying("POINTS", "rew_card")).json["redemptions"][0]
    code = bought["reward"]["voucher"]["code"]
    return shop.get(f"/v1/vouchers/{code}").json["gift"]["balance"]


MUG = {"id": "rew_mug", "type": "MATERIAL", "campaign_id": "camp_club", "assignment_points": 120}


def paying(code, reward, **more):
    body = redeeming(code, customer={"source_id": "ann"}, **more)
    body["redeemables"][0]["reward"] = {"id": reward}
    return body


@proves("earlier_discounts_forgotten", honest=2000, wrong=1000)
def earlier_discounts_forgotten(shop):
    shop.redeem("TENNER", order={"id": "ord_1"})
    return shop.redeem("ALSO", order={"id": "ord_1"}).json["order"]["discount_amount"]
