"""Discounts with formulas take their fallback values, and the formulas read back (P-19)."""

import pytest

FORMULA = "ORDER_AMOUNT / 10"
ORDER = {"items": [{"product_id": "prod_mug", "quantity": 2, "price": 1000}]}
MUG = {"unit_off": 1, "unit_type": "prod_mug", "unit_off_formula": FORMULA}
DISCOUNTS = {
    "amount": ({"type": "AMOUNT", "amount_off": 300, "amount_off_formula": FORMULA}, 300),
    "percent": ({"type": "PERCENT", "percent_off": 20, "percent_off_formula": FORMULA}, 400),
    "fixed": ({"type": "FIXED", "fixed_amount": 1500, "fixed_amount_formula": FORMULA}, 500),
    "unit": ({"type": "UNIT", "effect": "ADD_MISSING_ITEMS", **MUG}, 1000),
    "units": (
        {
            "type": "UNIT",
            "effect": "ADD_MANY_ITEMS",
            "units": [{"effect": "ADD_MISSING_ITEMS", **MUG}],
        },
        1000,
    ),
}


@pytest.mark.parametrize(
    ("discount", "off"), [pytest.param(*case, id=name) for name, case in DISCOUNTS.items()]
)
def test_a_formula_gives_way_to_its_fallback_value(api, discount, off):
    made = api.ask("POST", "/v1/vouchers/CODE", {"type": "DISCOUNT_VOUCHER", "discount": discount})
    body = {"redeemables": [{"object": "voucher", "id": "CODE"}], "order": ORDER}

    validation = api.ask("POST", "/v1/validations", body).json
    redeemed = api.ask("POST", "/v1/redemptions", body).json

    assert (made.status, made.json["discount"]) == (200, made.json["discount"] | discount)
    (entry,) = validation["redeemables"]
    assert entry["result"]["discount"]["is_dynamic"] is False
    assert validation["order"]["total_discount_amount"] == off
    assert redeemed["order"]["total_discount_amount"] == off


def test_the_formula_of_a_price_gives_way_to_that_price(api):
    mugs = {"object": "product", "id": "prod_mug", "price": 800, "price_formula": "1000 * 0.5"}
    fixed = {"type": "FIXED", "fixed_amount": 900, "effect": "APPLY_TO_ITEMS"}
    voucher = {"code": "CODE", "discount": fixed, "applicable_to": [mugs]}
    api.ask("PUT", "/_mock/world", {"vouchers": [voucher]})

    body = {"redeemables": [{"object": "voucher", "id": "CODE"}], "order": ORDER}
    validation = api.ask("POST", "/v1/validations", body).json

    (shown,) = validation["redeemables"][0]["applicable_to"]["data"]
    assert (shown["price"], shown["price_formula"]) == (800, "1000 * 0.5")
    assert validation["order"]["total_discount_amount"] == 400
