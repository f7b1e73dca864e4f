"""Entities that are not kept as they should be."""

from tests.mock_server.sabotage.bench import OFF, proves


@proves("duplicate_overwrites", honest=409, wrong=200)
def duplicate_overwrites(shop):
    return shop.post("/v1/vouchers/TENNER", {"type": "DISCOUNT_VOUCHER", **OFF}).status


@proves("duplicate_customers", honest=True, wrong=False)
def duplicate_customers(shop):
    return shop.post("/v1/customers", {"source_id": "ann"}).json["id"] == "cust_ann"


@proves("update_creates", honest=404, wrong=200)
def update_creates(shop):
    return shop.put("/v1/customers/new", {"name": "New"}).status


@proves("delete_keeps", honest=404, wrong=200)
def delete_keeps(shop):
    shop.delete("/v1/vouchers/TENNER?force=true")
    return shop.get("/v1/vouchers/TENNER").status


@proves("deleted_campaign_keeps_vouchers", honest=404, wrong=200)
def deleted_campaign_keeps_vouchers(shop):
    shop.delete("/v1/campaigns/camp_codes")
    return shop.get("/v1/vouchers/AUTUMN").status


@proves("deleted_campaign_keeps_tiers", honest=404, wrong=200)
def deleted_campaign_keeps_tiers(shop):
    shop.delete("/v1/campaigns/camp_autumn")
    return shop.redeem("promo_good").status


@proves("deleted_but_404", honest=(204, 404), wrong=(404, 404))
def deleted_but_404(shop):
    status = shop.delete("/v1/customers/ben").status
    return (status, shop.get("/v1/customers/ben").status)


@proves("code_not_reserved", honest=409, wrong=200)
def code_not_reserved(shop):
    shop.delete("/v1/vouchers/TENNER")
    return shop.post("/v1/vouchers/TENNER", {"type": "DISCOUNT_VOUCHER", **OFF}).status


@proves("update_wipes_metadata", honest={"tier": "gold"}, wrong={})
def update_wipes_metadata(shop):
    shop.put("/v1/customers/ann", {"name": "Anna"})
    return shop.get("/v1/customers/ann").json["metadata"]


@proves("update_replaces_metadata", honest={"a": 1, "b": 2}, wrong={"b": 2})
def update_replaces_metadata(shop):
    shop.put("/v1/vouchers/TENNER", {"metadata": {"b": 2}})
    return shop.get("/v1/vouchers/TENNER").json["metadata"]


@proves("update_drops_items", honest=1, wrong=0)
def update_drops_items(shop):
    shop.put("/v1/orders/ord_1", {"metadata": {"b": 2}})
    return len(shop.get("/v1/orders/ord_1").json.get("items", ()))


@proves("update_not_stored", honest=("New", "New"), wrong=("Good", "Good"))
def update_not_stored(shop):
    answered = shop.put("/v1/promotions/tiers/promo_good", {"name": "New"}).json["name"]
    return (answered, shop.get("/v1/promotions/tiers/promo_good").json["name"])


@proves("disable_not_stored", honest=(False, False), wrong=(False, True))
def disable_not_stored(shop):
    answered = shop.post("/v1/vouchers/TENNER/disable").json["active"]
    return (answered, shop.get("/v1/vouchers/TENNER").json["active"])


@proves("disable_takes_the_campaign_along", honest=True, wrong=False)
def disable_takes_the_campaign_along(shop):
    shop.post("/v1/promotions/tiers/promo_good/disable")
    return shop.get("/v1/promotions/tiers/promo_also").json["active"]


@proves("order_metadata_lost", honest={"a": 1}, wrong={})
def order_metadata_lost(shop):
    made = shop.post("/v1/orders", {"amount": 1, "metadata": {"a": 1}}).json
    return shop.get(f"/v1/orders/{made['id']}").json["metadata"]


@proves("reading_changes_it", honest=None, wrong="2026-01-15T12:00:00.000Z")
def reading_changes_it(shop):
    return shop.get("/v1/campaigns/camp_autumn").json.get("updated_at")


@proves("stale_voucher", honest=False, wrong=True)
def stale_voucher(shop):
    shop.get("/v1/vouchers/TENNER")
    shop.post("/v1/vouchers/TENNER/disable")
    return shop.get("/v1/vouchers/TENNER").json["active"]


@proves("stale_list", honest=3, wrong=2)
def stale_list(shop):
    shop.get("/v1/orders")
    shop.post("/v1/orders", {"amount": 1})
    return shop.get("/v1/orders").json["total"]


@proves("page_drops_a_row", honest=17, wrong=15)
def page_drops_a_row(shop):
    pages = [shop.get(f"/v1/vouchers?limit=6&page={page}").json["vouchers"] for page in (1, 2, 3)]
    return len({row["code"] for page in pages for row in page})


@proves("page_repeats_a_row", honest=3, wrong=2)
def page_repeats_a_row(shop):
    for _ in range(3):
        shop.redeem("TENNER")
    pages = [
        shop.get(f"/v1/redemptions?limit=2&page={page}").json["redemptions"] for page in (1, 2)
    ]
    return len({row["id"] for page in pages for row in page})


@proves("total_of_the_page", honest=2, wrong=1)
def total_of_the_page(shop):
    return shop.get("/v1/customers?limit=1").json["total"]


@proves("list_ignores_filters", honest=["AUTUMN"], wrong=["ALSO", "AUTUMN", "CAPPED"])
def list_ignores_filters(shop):
    rows = shop.get("/v1/vouchers?campaign_id=camp_codes&order=code&limit=3").json["vouchers"]
    return [row["code"] for row in rows]


@proves("list_ignores_result", honest=0, wrong=1)
def list_ignores_result(shop):
    shop.redeem("TENNER")
    return shop.get("/v1/redemptions?result=FAILURE").json["total"]


@proves("list_ignores_order", honest=5000, wrong=1)
def list_ignores_order(shop):
    shop.turn_clock(advance="PT1H")
    shop.post("/v1/orders", {"amount": 1})
    return shop.get("/v1/orders?order=created_at").json["orders"][0]["amount"]


@proves("list_ignores_limit", honest=1, wrong=4)
def list_ignores_limit(shop):
    return len(shop.get("/v1/campaigns?limit=1").json["campaigns"])


@proves("list_hides_the_disabled", honest=4, wrong=3)
def list_hides_the_disabled(shop):
    return len(shop.get("/v1/promotions/camp_autumn/tiers").json["tiers"])


@proves("redemption_id_reused", honest=True, wrong=False)
def redemption_id_reused(shop):
    path, body = "/v1/vouchers/TENNER/redemption", {"order": {"amount": 5000}}
    return shop.post(path, body).json["id"] != shop.post(path, body).json["id"]


@proves("customer_id_reused", honest=True, wrong=False)
def customer_id_reused(shop):
    return shop.post("/v1/customers", {}).json["id"] != shop.post("/v1/customers", {}).json["id"]


@proves("codes_in_any_case", honest=404, wrong=200)
def codes_in_any_case(shop):
    return shop.get("/v1/vouchers/tenner").status


@proves("failure_not_recorded", honest=1, wrong=0)
def failure_not_recorded(shop):
    shop.redeem("OFF")
    return shop.get("/v1/redemptions").json["total"]


@proves("rollback_not_recorded", honest=2, wrong=1)
def rollback_not_recorded(shop):
    shop.roll_back(shop.redeem("TENNER"))
    return shop.get("/v1/redemptions").json["total"]


@proves("disabled_accepted", honest=400, wrong=200)
def disabled_accepted(shop):
    return shop.redeem("OFF").status


@proves("disabled_tier_accepted", honest=400, wrong=200)
def disabled_tier_accepted(shop):
    return shop.redeem("promo_off").status


@proves("async_action_lost", honest=200, wrong=404)
def async_action_lost(shop):
    action = shop.delete("/v1/campaigns/camp_codes").json["async_action_id"]
    return shop.get(f"/v1/async-actions/{action}").status


@proves("order_not_linked", honest=200, wrong=404)
def order_not_linked(shop):
    order = shop.redeem("TENNER").json["order"]["id"]
    return shop.get(f"/v1/orders/{order}").status


@proves("validation_stores_customers", honest=404, wrong=200)
def validation_stores_customers(shop):
    shop.validate("TENNER", customer={"source_id": "new"})
    return shop.get("/v1/customers/new").status


@proves("known_customer_left_alone", honest="Annie", wrong="Ann")
def known_customer_left_alone(shop):
    shop.redeem("TENNER", customer={"source_id": "ann", "name": "Annie"})
    return shop.get("/v1/customers/ann").json["name"]


@proves("metadata_of_the_parent_only", honest={"till": 4}, wrong=None)
def metadata_of_the_parent_only(shop):
    child = shop.redeem("TENNER", "ALSO", metadata={"till": 4}).json["redemptions"][0]["id"]
    return shop.get(f"/v1/redemptions/{child}").json["metadata"]


@proves("stored_order_overwritten", honest=5000, wrong=700)
def stored_order_overwritten(shop):
    order = {"source_id": "first", "amount": 700}
    return shop.redeem("TENNER", order=order).json["order"]["amount"]


@proves("payload_changes_catalogue", honest=500, wrong=900)
def payload_changes_catalogue(shop):
    shop.furnish(products=[{"id": "prod_cup", "source_id": "cup", "price": 500}])
    line = {"product_id": "prod_cup", "product": {"price": 900}}
    shop.redeem("TENNER", order={"items": [line]})
    order = {"order": {"items": [{"product_id": "prod_cup"}]}}
    return shop.validate("ALSO", **order).json["order"]["amount"]


@proves("tiers_share_a_place", honest=4, wrong=3)
def tiers_share_a_place(shop):
    shop.put("/v1/promotions/tiers/promo_good", {"hierarchy": 2})
    tiers = shop.get("/v1/promotions/camp_autumn/tiers").json["tiers"]
    return len({tier["hierarchy"] for tier in tiers})


@proves("deleted_customer_in_records", honest=None, wrong="Ann")
def deleted_customer_in_records(shop):
    done = shop.redeem("TENNER", customer={"source_id": "ann"}).json["redemptions"][0]["id"]
    shop.delete("/v1/customers/ann")
    customer = shop.get(f"/v1/redemptions/{done}").json["customer"]
    return None if customer is None else customer["name"]


@proves("redeemed_order_unpaid", honest="PAID", wrong="CREATED")
def redeemed_order_unpaid(shop):
    done = shop.redeem("TENNER").json["order"]["id"]
    return shop.get(f"/v1/orders/{done}").json["status"]


@proves("enabling_forgets_uses", honest=1, wrong=0)
def enabling_forgets_uses(shop):
    shop.redeem("TWICE")
    shop.post("/v1/vouchers/TWICE/enable")
    return shop.uses("TWICE")


@proves("action_never_done", honest="DONE", wrong="IN_PROGRESS")
def action_never_done(shop):
    action = shop.delete("/v1/campaigns/camp_over").json["async_action_id"]
    return shop.get(f"/v1/async-actions/{action}").json["status"]


@proves("metadata_as_text", honest={"a": 1}, wrong={"a": "1"})
def metadata_as_text(shop):
    return shop.get("/v1/vouchers/TENNER").json["metadata"]
