"""Discounts that touch other lines, units and prices than they should."""

from tests.mock_server.sabotage.bench import proves, redeeming

BY_LINE = {"type": "AMOUNT", "amount_off": 100, "effect": "APPLY_TO_ITEMS"}
CART = [
    {"product_id": "mug", "quantity": 1, "price": 200},
    {"product_id": "pen", "quantity": 1, "price": 100},
]


@proves("excluded_discounted", honest=100, wrong=200)
def excluded_discounted(shop):
    aim = {"excluded": [{"object": "product", "id": "mug"}], "included_all": True}
    shop.furnish(vouchers=[{"code": "AIMED", "discount": BY_LINE} | aim])
    return shop.validate_cart("AIMED")


@proves("cheapest_is_dearest", honest=10, wrong=20)
def cheapest_is_dearest(shop):
    tenth = {"type": "PERCENT", "percent_off": 10, "effect": "APPLY_TO_ITEMS"}
    aim = {"object": "product", "product_ids": ["mug", "pen"], "effect": "APPLY_TO_CHEAPEST"}
    entry = aim | {"object": "products_collection", "id": "pc_desk"}
    shop.furnish(vouchers=[{"code": "AIMED", "discount": tenth, "applicable_to": [entry]}])
    return shop.validate_cart("AIMED")


@proves("whole_limit_ignored", honest=150, wrong=200)
def whole_limit_ignored(shop):
    entry = {"object": "products_collection", "id": "pc_desk", "product_ids": ["mug", "pen"]}
    entry |= {"aggregated_amount_limit": 150}
    shop.furnish(vouchers=[{"code": "AIMED", "discount": BY_LINE, "applicable_to": [entry]}])
    return shop.validate_cart("AIMED")


@proves("lines_discounted_again", honest=200, wrong=300)
def lines_discounted_again(shop):
    half = {"type": "PERCENT", "percent_off": 50, "effect": "APPLY_TO_ITEMS"}
    shop.furnish(
        stacking={"redeemables_products_application_mode": "ONCE"},
        vouchers=[{"code": "LINE", "discount": BY_LINE}, {"code": "HALF", "discount": half}],
    )
    return shop.validate_cart("LINE", "HALF", pens=2)


@proves("units_added_to_those_there", honest=2, wrong=3)
def units_added_to_those_there(shop):
    free = {"type": "UNIT", "unit_off": 2, "unit_type": "mug", "effect": "ADD_MISSING_ITEMS"}
    shop.furnish(
        products=[{"id": "mug", "price": 200}], vouchers=[{"code": "FREE", "discount": free}]
    )
    body = redeeming("FREE") | {"order": {"items": [{"product_id": "mug", "quantity": 1}]}}
    (line,) = shop.post("/v1/validations", body).json["order"]["items"]
    return line["quantity"]


@proves("gift_pays_for_the_order", honest=(None, 300), wrong=(300, None))
def gift_pays_for_the_order(shop):
    card = {"code": "CARD", "gift": {"amount": 1000, "effect": "APPLY_TO_ITEMS"}}
    shop.furnish(vouchers=[card])
    order = shop.post("/v1/validations", redeeming("CARD") | {"order": {"items": CART}}).json[
        "order"
    ]
    return (order.get("discount_amount"), order.get("items_discount_amount"))


@proves("sku_price_ignored", honest=270, wrong=250)
def sku_price_ignored(shop):
    large = {"id": "sku_large", "price": 270}
    shop.furnish(products=[{"id": "prod_shirt", "price": 250, "skus": [large]}])
    order = {"order": {"items": [{"sku_id": "sku_large"}]}}
    return shop.validate("TENNER", **order).json["order"]["amount"]


@proves("bundles_without_limit", honest=100, wrong=300)
def bundles_without_limit(shop):
    pair = {"limit": 1, "items": [{"id": "pen", "quantity": 1}]}
    off = {"type": "AMOUNT", "amount_off": 100, "effect": "APPLY_TO_ORDER"}
    shop.furnish(
        products=[{"id": "pen"}], vouchers=[{"code": "PENS", "discount": off, "bundle": pair}]
    )
    return shop.validate_cart("PENS", pens=3)


@proves("remainder_on_the_last_line", honest=[67, 33], wrong=[66, 34])
def remainder_on_the_last_line(shop):
    shared = {"type": "AMOUNT", "amount_off": 100, "effect": "APPLY_TO_ITEMS_PROPORTIONALLY"}
    shop.furnish(vouchers=[{"code": "SHARED", "discount": shared}])
    body = redeeming("SHARED") | {"order": {"items": CART}}
    items = shop.post("/v1/validations", body).json["order"]["items"]
    return [line["discount_amount"] for line in items]
