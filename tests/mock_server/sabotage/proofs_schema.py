"""Answers of the wrong shape."""

from tests.mock_server.sabotage.bench import FORM, OFF, proves, redeeming


@proves("voucher_without_type", honest=True, wrong=False)
def voucher_without_type(shop):
    return "type" in shop.get("/v1/vouchers/TENNER").json


@proves("redemption_without_result", honest=True, wrong=False)
def redemption_without_result(shop):
    return "result" in shop.redeem("TENNER").json["redemptions"][0]


@proves("null_date", honest="2026-01-15T12:00:00.000Z", wrong=None)
def null_date(shop):
    return shop.roll_back(shop.redeem("TENNER")).json["date"]


@proves("null_for_no_entries", honest=[], wrong=None)
def null_for_no_entries(shop):
    return shop.validate("TENNER").json.get("skipped_redeemables", [])


@proves("amount_as_text", honest=5000, wrong="5000")
def amount_as_text(shop):
    return shop.get("/v1/orders/ord_1").json["amount"]


@proves("valid_as_text", honest=True, wrong="true")
def valid_as_text(shop):
    return shop.post("/v1/vouchers/TENNER/validate", {"order": {"amount": 5000}}).json["valid"]


@proves("unknown_order_status", honest={"PAID", "CREATED"}, wrong={"SETTLED", "CREATED"})
def unknown_order_status(shop):
    return {order["status"] for order in shop.get("/v1/orders").json["orders"]}


@proves("campaign_type_in_lower_case", honest="PROMOTION", wrong="promotion")
def campaign_type_in_lower_case(shop):
    return shop.get("/v1/campaigns/camp_autumn").json["campaign_type"]


@proves("leaked_secret", honest=False, wrong=True)
def leaked_secret(shop):
    return "password_hash" in shop.get("/v1/customers/ann").json


@proves("leaked_keys", honest=False, wrong=True)
def leaked_keys(shop):
    return shop.project["app_token"] in shop.get("/v1/promotions/tiers").content.decode()


@proves("wrong_content_type", honest="application/json", wrong="text/plain; charset=utf-8")
def wrong_content_type(shop):
    return shop.get("/v1/campaigns").headers["content-type"]


@proves("error_page", honest=b"{", wrong=b"<")
def error_page(shop):
    return shop.get("/v1/promotions/tiers/promo_none").content[:1]


@proves("error_without_key", honest="not_found", wrong=None)
def error_without_key(shop):
    return shop.get("/v1/orders/none").key


@proves("error_without_message", honest=True, wrong=False)
def error_without_message(shop):
    return "message" in shop.get("/v1/campaigns/none").json


@proves("invented_error_key", honest="not_found", wrong="customer_does_not_exist")
def invented_error_key(shop):
    return shop.get("/v1/customers/none").key


@proves("wrong_error_key", honest="quantity_exceeded", wrong="voucher_expired")
def wrong_error_key(shop):
    shop.redeem("ONCE")
    return shop.redeem("ONCE").key


@proves("error_with_200", honest=(400, "voucher_disabled"), wrong=(200, "voucher_disabled"))
def error_with_200(shop):
    reply = shop.redeem("OFF")
    return (reply.status, reply.key)


@proves("code_unlike_status", honest=(404, 404), wrong=(404, 500))
def code_unlike_status(shop):
    reply = shop.get("/v1/vouchers/NONE")
    return (reply.status, reply.json["code"])


@proves("not_found_as_400", honest=404, wrong=400)
def not_found_as_400(shop):
    return shop.delete("/v1/promotions/tiers/promo_none").status


@proves("date_without_zone", honest="Z", wrong="0")
def date_without_zone(shop):
    return shop.get("/v1/promotions/tiers/promo_good").json["created_at"][-1]


@proves("wrong_object_tag", honest="list", wrong="redemptions")
def wrong_object_tag(shop):
    return shop.get("/v1/vouchers/TENNER/redemption").json["object"]


@proves("lifetime_as_text", honest=900, wrong="900s")
def lifetime_as_text(shop):
    form = b"grant_type=client_credentials&scope=api"
    return shop.post("/v1/oauth/token", form, headers=FORM).json["expires_in"]


@proves("crash_on_unicode", honest=200, wrong=500)
def crash_on_unicode(shop):
    return shop.post("/v1/customers", {"name": "Łukasz"}).status


@proves("crash_on_empty_order", honest=200, wrong=500)
def crash_on_empty_order(shop):
    body = {"redeemables": [{"object": "voucher", "id": "TENNER"}]}
    return shop.post("/v1/validations", body).status


@proves("numbers_as_text_accepted", honest=400, wrong=200)
def numbers_as_text_accepted(shop):
    return shop.post("/v1/orders", {"amount": "100"}).status


@proves("stack_not_on_the_map", honest=2, wrong=0)
def stack_not_on_the_map(shop):
    (entry,) = shop.redeem("TENNER", "ALSO").json["order"]["redemptions"].values()
    return len(entry.get("stacked", ()))


@proves("skipped_as_inapplicable", honest=(0, 1), wrong=(1, 0))
def skipped_as_inapplicable(shop):
    body = shop.redeem("ONLY", "TENNER").json
    return (len(body["inapplicable_redeemables"]), len(body["skipped_redeemables"]))


@proves("source_id_as_tracking_id", honest="track_", wrong="ann")
def source_id_as_tracking_id(shop):
    body = shop.redeem("TENNER", customer={"source_id": "ann"}).json
    return body["redemptions"][0]["tracking_id"][:6]


@proves("refund_positive", honest=-1000, wrong=1000)
def refund_positive(shop):
    return shop.roll_back(shop.redeem("GIFT", amount=1000)).json["gift"]["amount"]


@proves("replaced_lines_from_one", honest=[(0, 1)], wrong=[(1, 2)])
def replaced_lines_from_one(shop):
    cups = {"source": "mug", "target": "cup", "target_units_per_unit": 1, "quantity_limit": 1}
    swap = {"effect": "REPLACE_ITEMS", "replace": cups}
    shop.furnish(
        products=[{"id": "mug", "price": 1000}, {"id": "cup", "price": 1500}],
        vouchers=[{"code": "SWAP", "discount": {"type": "UNIT", **swap}}],
    )
    body = redeeming("SWAP") | {"order": {"items": [{"product_id": "mug", "quantity": 2}]}}
    lines = shop.post("/v1/validations", body).json["order"]["items"]
    details = [each for line in lines for each in line.get("application_details", ())]
    return [(each["source_index"], each["target_index"]) for each in details]


@proves("failure_points_nowhere", honest=200, wrong=404)
def failure_points_nowhere(shop):
    record = shop.redeem("OFF").json["resource_id"]
    return shop.get(f"/v1/redemptions/{record}").status


@proves("expansion_ignored", honest=True, wrong=False)
def expansion_ignored(shop):
    body = shop.redeem("TENNER", "ALSO", options={"expand": ["redeemable"]}).json
    return all(each["order"] is None for each in body["redemptions"])


@proves("tier_validation_in_major_units", honest=1000, wrong=10)
def tier_validation_in_major_units(shop):
    path = "/v1/promotions/tiers/promo_good/validation"
    return shop.post(path, {"order": {"amount": 5000}}).json["applied_discount_amount"]


@proves("reward_without_type", honest="COIN", wrong=None)
def reward_without_type(shop):
    body = redeeming("POINTS", customer={"source_id": "ann"})
    body["redeemables"][0]["reward"] = {"id": "rew_coin", "points": 100}
    redeemed = shop.post("/v1/redemptions", body).json["redemptions"][0]
    return redeemed["reward"].get("type")


@proves("prices_with_a_point", honest=True, wrong=False)
def prices_with_a_point(shop):
    return isinstance(shop.get("/v1/orders/ord_1").json["items"][0]["price"], int)


@proves("categories_not_expanded", honest=["cat_only"], wrong=[])
def categories_not_expanded(shop):
    validated = shop.validate("ONLY", options={"expand": ["category"]}).json
    return [each["id"] for each in validated["redeemables"][0]["categories"]]


@proves("units_from_zero", honest=[1], wrong=[0])
def units_from_zero(shop):
    entry = {"object": "product", "id": "mug", "effect": "APPLY_TO_EVERY", "target": "UNIT"}
    shop.furnish(vouchers=[{"code": "AIMED", **OFF, "applicable_to": [entry]}])
    order = {"order": {"items": [{"product_id": "mug", "quantity": 1, "price": 200}]}}
    validated = shop.validate("AIMED", **order).json
    (found,) = validated["redeemables"][0]["applicable_to"]["data"]
    return found["order_item_units"][0]["units"]
