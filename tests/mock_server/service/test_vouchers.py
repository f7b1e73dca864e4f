"""Vouchers made, changed and deleted. Source: resources.md 2.3, 22."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mock_server.engine.campaign import Campaign, VoucherTemplate
from mock_server.engine.category import CategoryChoice
from mock_server.engine.discounts import PercentOff
from mock_server.engine.refusals import (
    DuplicateFound,
    InvalidCampaign,
    InvalidVoucher,
    NotFound,
)
from mock_server.engine.voucher import LoyaltyCard
from mock_server.engine.voucher_draft import VoucherDraft
from mock_server.service import redemptions, vouchers
from mock_server.store.kinds import CAMPAIGNS, REDEMPTIONS, VOUCHERS
from tests.shop import NOON, a_category, a_coupon, a_shop, amount, asking, percent


def a_draft(code="SAVE", **fields):
    return replace(VoucherDraft("DISCOUNT_VOUCHER", code, discount=amount(1000)), **fields)


def a_campaign(id_="camp_1", **fields):
    template = VoucherTemplate("DISCOUNT_VOUCHER", amount(1000))
    campaign = Campaign(id_, "Spring", "DISCOUNT_COUPONS", NOON, voucher=template)
    return replace(campaign, **fields)


def found(shop, code):
    return shop.store.transact(lambda tx: vouchers.find(tx, code))


def test_a_voucher_is_found_by_code_and_by_id():
    shop = a_shop()

    made = shop.do(vouchers.create, a_draft("SAVE"))

    assert found(shop, "SAVE") == found(shop, made.id) == made
    with pytest.raises(NotFound, match="Cannot find voucher with id save"):
        found(shop, "save")


def test_a_taken_code_is_a_duplicate():
    shop = a_shop(a_coupon("SAVE"))

    with pytest.raises(DuplicateFound) as refused:
        shop.do(vouchers.create, a_draft("SAVE"))

    assert (refused.value.resource_id, refused.value.resource_type) == ("SAVE", "voucher")


@pytest.mark.parametrize("force", [pytest.param(True, id="forced"), pytest.param(False, id="bin")])
def test_only_force_frees_the_code(force):
    shop = a_shop(a_coupon("SAVE"))

    shop.do(vouchers.delete, "SAVE", force=force)

    with pytest.raises(NotFound):
        found(shop, "SAVE")
    if force:
        assert shop.do(vouchers.create, a_draft("SAVE")).code == "SAVE"
    else:
        with pytest.raises(DuplicateFound):
            shop.do(vouchers.create, a_draft("SAVE"))


def test_deleting_a_voucher_removes_its_redemptions():
    shop = a_shop(a_coupon("SAVE"), a_coupon("OTHER"))
    shop.do(redemptions.redeem, asking("SAVE"))
    shop.do(redemptions.redeem, asking("OTHER"))

    shop.do(vouchers.delete, "SAVE", force=True)

    assert [row.related_object_id for row in shop.every(REDEMPTIONS)] == ["v_OTHER"]


def test_a_voucher_gets_the_name_of_its_category():
    shop = a_shop(a_category("cat_1"))

    made = shop.do(vouchers.create, a_draft(category=CategoryChoice(id="cat_1")))

    assert (made.category, made.category_ids) == ("cat_1", ("cat_1",))
    with pytest.raises(NotFound, match="category"):
        shop.do(vouchers.create, a_draft("B", category=CategoryChoice(id="cat_x")))


def test_an_unknown_category_name_is_a_mere_label():
    made = a_shop().do(vouchers.create, a_draft(category=CategoryChoice(name="seasonal")))

    assert (made.category, made.category_ids) == ("seasonal", ())


def test_a_code_of_ones_own_joins_a_standalone_campaign():
    shop = a_shop()
    shop.put(CAMPAIGNS, a_campaign(type="STANDALONE"))

    made = shop.do(vouchers.create, a_draft(campaign="Spring"))

    assert (made.campaign_id, made.campaign) == ("camp_1", "Spring")


@pytest.mark.parametrize(
    ("campaign", "draft"),
    [
        pytest.param(a_campaign(type="STANDALONE"), a_draft(None), id="random-into-standalone"),
        pytest.param(a_campaign(), a_draft(), id="own-code-into-auto-update"),
        pytest.param(a_campaign(voucher=None), a_draft(), id="promotions-have-no-codes"),
    ],
)
def test_a_campaign_takes_only_what_fits(campaign, draft):
    shop = a_shop()
    shop.put(CAMPAIGNS, campaign)

    with pytest.raises(InvalidCampaign):
        shop.do(vouchers.create, replace(draft, campaign="camp_1"))


def test_a_loyalty_card_needs_a_campaign():
    card = VoucherDraft("LOYALTY_CARD", "CARD", loyalty_card=LoyaltyCard(10, 10))

    with pytest.raises(InvalidVoucher):
        a_shop().do(vouchers.create, card)


def test_an_update_changes_what_was_sent():
    shop = a_shop(a_coupon("SAVE", metadata={"a": 1, "b": 2}, additional_info="old"))
    end = NOON + timedelta(days=1)

    changes = {"validity": {"expiration_date": end}, "metadata": {"b": None, "c": 3}}
    changed = shop.do(vouchers.update, "SAVE", changes)

    assert changed.validity.expiration_date == end
    assert changed.metadata == {"a": 1, "c": 3}
    assert (changed.additional_info, changed.updated_at) == ("old", shop.now)


def test_none_clears():
    shop = a_shop(a_coupon("SAVE", additional_info="old", metadata={"a": 1}, category="x"))

    changes = {"additional_info": None, "metadata": None, "category": None}
    changed = shop.do(vouchers.update, "SAVE", changes)

    assert (changed.additional_info, changed.metadata, changed.category) == (None, None, None)


def test_discount_values_change_but_never_their_type():
    shop = a_shop(a_coupon("SAVE", discount=percent(10)))

    changed = shop.do(vouchers.update, "SAVE", {"discount": percent(20)})

    assert isinstance(changed.discount, PercentOff)
    with pytest.raises(InvalidVoucher, match="not possible to change Voucher discount type"):
        shop.do(vouchers.update, "SAVE", {"discount": amount(5), "active": False})
    assert shop.get(VOUCHERS, "v_SAVE") == changed


def test_switching_off_twice_is_switching_off():
    shop = a_shop(a_coupon("SAVE"))

    for active in (False, False, True):
        assert shop.do(vouchers.switch, "SAVE", active=active).active is active
    assert shop.get(VOUCHERS, "v_SAVE").updated_at == shop.now
