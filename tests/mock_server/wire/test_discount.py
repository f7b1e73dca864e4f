"""Discounts on the wire. Source: resources.md 2.2."""

from decimal import Decimal

import pytest

from mock_server.engine.discounts import AmountOff, Effect, PercentOff
from mock_server.wire.discount import read_discount, write_discount


@pytest.mark.parametrize(
    "json",
    [
        pytest.param({"type": "AMOUNT", "amount_off": 1000}, id="amount-without-effect"),
        pytest.param(
            {
                "type": "AMOUNT",
                "amount_off": 1000,
                "effect": "APPLY_TO_ITEMS",
                "aggregated_amount_limit": 5000,
                "amount_off_formula": "ORDER_AMOUNT / 10",
            },
            id="amount-with-everything",
        ),
        pytest.param(
            {"type": "PERCENT", "percent_off": 12.5, "amount_limit": 300}, id="percent-fraction"
        ),
        pytest.param(
            {"type": "FIXED", "fixed_amount": 900, "effect": "APPLY_TO_ITEMS"}, id="fixed"
        ),
        pytest.param(
            {
                "type": "UNIT",
                "unit_off": 2,
                "unit_type": "prod_1",
                "effect": "ADD_NEW_ITEMS",
                "product": {"id": "prod_1", "name": "Mug"},
                "sku": {"id": "sku_1", "sku": "Red"},
            },
            id="units",
        ),
        pytest.param(
            {
                "type": "UNIT",
                "effect": "ADD_MANY_ITEMS",
                "units": [{"unit_off": 1, "unit_type": "prod_1", "effect": "ADD_MISSING_ITEMS"}],
            },
            id="units-of-many",
        ),
        pytest.param(
            {
                "type": "UNIT",
                "effect": "REPLACE_ITEMS",
                "replace": {"source": "a", "target": "b", "target_units_per_unit": 3},
            },
            id="replacement",
        ),
    ],
)
def test_a_discount_is_written_as_it_was_read(json):
    assert write_discount(read_discount(json)) == json


def test_explicit_nulls_are_as_good_as_absent():
    json = {"type": "AMOUNT", "amount_off": 10, "effect": None, "aggregated_amount_limit": None}

    assert read_discount(json) == AmountOff(10)


def test_percentages_are_decimals_and_whole_ones_stay_whole():
    discount = read_discount({"type": "PERCENT", "percent_off": 10.0, "effect": "APPLY_TO_ORDER"})

    assert discount == PercentOff(Decimal(10), Effect.APPLY_TO_ORDER)
    assert repr(write_discount(discount)["percent_off"]) == "10"


def test_a_whole_number_with_a_point_is_money_all_the_same():
    discount = read_discount({"type": "AMOUNT", "amount_off": 1000.0})

    assert repr(write_discount(discount)["amount_off"]) == "1000"
