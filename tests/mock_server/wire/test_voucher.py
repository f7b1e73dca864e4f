"""Vouchers on the wire. Source: redemptions.md 2.3, resources.md 21.1, 21.2."""

from mock_server.engine.voucher import Gift, LoyaltyCard, Voucher
from mock_server.wire.voucher import (
    write_reduced_voucher,
    write_smallest_voucher,
    write_voucher,
)
from mock_server.wire.voucher_draft import read_draft, read_voucher_changes
from tests.shop import NOON, a_category, a_coupon, a_gift_card

UNSET = (
    "campaign",
    "campaign_id",
    "category",
    "category_id",
    "gift",
    "loyalty_card",
    "start_date",
    "expiration_date",
    "validity_timeframe",
    "validity_day_of_week",
    "validity_hours",
    "additional_info",
    "updated_at",
)


def test_a_voucher_writes_every_field_nulls_included():
    written = write_voucher(a_coupon("SAVE10"))

    assert all(written[field] is None for field in UNSET)
    assert written["metadata"] == {}
    assert written["validation_rules_assignments"] == {
        "object": "list",
        "data_ref": "data",
        "data": [],
        "total": 0,
    }
    assert written["redemption"] == {
        "quantity": None,
        "redeemed_quantity": 0,
        "object": "list",
        "url": "/v1/vouchers/SAVE10/redemptions?page=1&limit=10",
    }


def test_urls_show_the_code_as_it_is():
    written = write_voucher(a_coupon("Summer - 9"))

    assert written["redemption"]["url"] == "/v1/vouchers/Summer - 9/redemptions?page=1&limit=10"
    assert written["publish"]["url"] == "/v1/vouchers/Summer - 9/publications?page=1&limit=10"


def test_people_stay_out_while_there_are_none():
    assert write_voucher(a_coupon()).keys().isdisjoint({"holder_id", "referrer_id", "holder"})


def test_a_held_voucher_was_published_once():
    written = write_voucher(a_coupon(holder_id="cust_1"))

    assert (written["holder_id"], written["publish"]["count"]) == ("cust_1", 1)


def test_a_gift_card_shows_what_was_redeemed_and_subtracted():
    card = a_gift_card(
        gift=Gift(amount=1000, balance=600, subtracted_amount=300, redeemed_amount=100)
    )

    written = write_voucher(card)

    assert written["redemption"]["redeemed_amount"] == 100
    assert written["gift"] == {
        "amount": 1000,
        "balance": 600,
        "effect": "APPLY_TO_ORDER",
        "subtracted_amount": 300,
    }


def test_a_loyalty_card_shows_its_points():
    card = Voucher(
        "v_1",
        "CARD",
        "LOYALTY_CARD",
        NOON,
        loyalty_card=LoyaltyCard(1020, 890, redeemed_points=130),
    )

    written = write_voucher(card)

    assert written["loyalty_card"] == {"points": 1020, "balance": 890}
    assert written["redemption"]["redeemed_points"] == 130


def test_the_first_category_is_the_one_of_the_voucher():
    categories = (a_category("cat_1"), a_category("cat_2", stacking_rules_type="JOINT"))

    written = write_voucher(a_coupon(category_ids=("cat_1", "cat_2")), categories)

    assert written["category_id"] == "cat_1"
    assert [one.get("stacking_rules_type") for one in written["categories"]] == [None, "JOINT"]


def test_assets_follow_from_the_id():
    first, again, other = (write_voucher(a_coupon(code))["assets"] for code in ("A", "A", "B"))

    assert first == again
    assert first["qr"]["id"] != other["qr"]["id"]


def test_the_reduced_form_hides_what_the_voucher_does():
    written = write_reduced_voucher(a_coupon(campaign="Spring", campaign_id="camp_1"))

    assert (written["code"], written["campaign"]) == ("SAVE", "Spring")
    assert written["discount"] is None
    assert written["assets"] == {"qr": {}, "barcode": {}}


def test_the_smallest_form_names_only_a_campaign_that_there_is():
    alone, member = a_coupon(), a_coupon(campaign="Spring", campaign_id="camp_1")

    assert write_smallest_voucher(alone) == {"id": "v_SAVE", "code": "SAVE", "campaign_id": None}
    assert write_smallest_voucher(member)["campaign"] == "Spring"


def test_a_draft_without_a_type_is_a_discount_voucher():
    draft = read_draft({"discount": {"type": "AMOUNT", "amount_off": 5}, "quantity": None}, "A")

    assert (draft.type, draft.code, draft.quantity, draft.active) == (
        "DISCOUNT_VOUCHER",
        "A",
        None,
        True,
    )


def test_a_new_gift_card_has_its_amount_to_spend():
    draft = read_draft({"type": "GIFT_VOUCHER", "gift": {"amount": 500, "balance": 1}})

    assert draft.gift == Gift(500, 500)


def test_changes_skip_what_may_not_change():
    changes = read_voucher_changes({"code": "NEW", "gift": {"amount": 1}, "active": None})

    assert changes == {"validity": {}}
