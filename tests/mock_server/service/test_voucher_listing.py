"""Lists of vouchers. Source: resources.md 1.9, 2.3."""

from datetime import timedelta

import pytest

from mock_server.engine.customer import Customer
from mock_server.engine.validity import Validity
from mock_server.service import voucher_listing
from mock_server.service.listing import Filter, Page, Span
from mock_server.service.voucher_listing import VoucherQuery
from mock_server.store.kinds import CUSTOMERS, VOUCHERS
from tests.shop import NOON, a_coupon, a_gift_card, a_shop

YESTERDAY = NOON - timedelta(days=1)


@pytest.fixture(name="shop")
def _shop():
    shop = a_shop(
        a_coupon("OLD", created_at=YESTERDAY, validity=Validity(expiration_date=YESTERDAY)),
        a_coupon("MINE", holder_id="cust_1", campaign="Spring", campaign_id="camp_1"),
        a_coupon("OFF", active=False, category="seasonal", category_ids=("cat_1",)),
        a_gift_card("CARD", redeemed_quantity=3, metadata={"lang": "sv"}, updated_at=NOON),
    )
    shop.put(CUSTOMERS, Customer("cust_1", NOON, "ann"))
    return shop


def the_codes(shop, **query):
    rows, total = shop.store.transact(
        lambda tx: voucher_listing.listed(tx, NOON, VoucherQuery(**query))
    )
    return [row.code for row in rows], total


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        pytest.param({}, ["CARD", "OFF", "MINE", "OLD"], id="newest-first"),
        pytest.param({"order": "code"}, ["CARD", "MINE", "OFF", "OLD"], id="by-code"),
        pytest.param({"order": "-updated_at"}, ["CARD", "OFF", "MINE", "OLD"], id="by-update"),
        pytest.param({"code": "OFF"}, ["OFF"], id="code"),
        pytest.param({"ids": ("v_OFF", "MINE")}, ["OFF", "MINE"], id="ids"),
        pytest.param({"category": "cat_1"}, ["OFF"], id="category-id"),
        pytest.param({"category": "seasonal"}, ["OFF"], id="category-name"),
        pytest.param({"campaign": "Spring"}, ["MINE"], id="campaign"),
        pytest.param({"campaign_id": "camp_1"}, ["MINE"], id="campaign-id"),
        pytest.param({"customer": "ann"}, ["MINE"], id="holder-by-source-id"),
        pytest.param({"customer": "bob"}, [], id="unknown-holder"),
        pytest.param({"customer": "ann", "code": "OFF"}, [], id="both-must-hold"),
        pytest.param({"created": Span(before=NOON)}, ["OLD"], id="created-before"),
        pytest.param({"updated": Span(after=YESTERDAY)}, ["CARD"], id="updated-after"),
    ],
)
def test_lists_show_what_the_query_asks_for(shop, query, codes):
    assert the_codes(shop, **query) == (codes, len(codes))


@pytest.mark.parametrize(
    ("field", "operator", "value", "codes"),
    [
        pytest.param("code", "$starts_with", "O", ["OFF", "OLD"], id="code"),
        pytest.param("type", "$is", "GIFT_VOUCHER", ["CARD"], id="type"),
        pytest.param("campaign_ids", "$in", "camp_1", ["MINE"], id="campaign"),
        pytest.param("metadata.lang", "$is", "sv", ["CARD"], id="metadata"),
        pytest.param("redemption.redeemed_quantity", "$more_than", "2", ["CARD"], id="uses"),
        pytest.param("active", "$expired", "true", ["OLD"], id="expired"),
        pytest.param("active", "$disabled", "true", ["OFF"], id="disabled"),
        pytest.param("active", "$active", "true", ["CARD", "MINE"], id="usable"),
        pytest.param("expiration_date", "$has_value", "", ["OLD"], id="has-an-end"),
        pytest.param("nonsense", "$is", "x", [], id="unknown-field"),
    ],
)
def test_filters_see_the_fields_of_a_voucher(shop, field, operator, value, codes):
    conditions = Filter({field: {operator: (value,)}})

    assert the_codes(shop, conditions=conditions)[0] == codes


def test_a_page_is_a_part_of_the_total(shop):
    assert the_codes(shop, page=Page(3, 2)) == (["OLD"], 4)


def test_orders_of_code_are_reverses(shop):
    up, _ = the_codes(shop, order="code")
    down, _ = the_codes(shop, order="-code")

    assert down == up[::-1]
    assert len(up) == len(shop.every(VOUCHERS))
