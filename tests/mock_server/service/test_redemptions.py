"""Redeeming: what is answered, stored and recorded. Source: redemptions.md 3 and 5.1."""

import pytest

from mock_server.engine.order import Order
from mock_server.engine.order_draft import OrderDraft
from mock_server.engine.redeemable import Asked
from mock_server.engine.redemption_request import SessionAsked
from mock_server.engine.refusals import (
    NotFound,
)
from mock_server.service import redemptions, validations
from mock_server.service.redemptions import redeem
from mock_server.store.kinds import (
    CUSTOMERS,
    HOLDS,
    ORDERS,
    PROMOTION_TIERS,
    TRANSACTIONS,
    VOUCHERS,
)
from tests.shop import (
    NOON,
    a_category,
    a_coupon,
    a_gift_card,
    a_shop,
    a_tier,
    amount,
    asking,
    percent,
    somebody,
)


def test_a_single_redemption_has_no_parent_and_names_its_voucher_on_the_order():
    shop = a_shop(a_coupon("SAVE"))

    done = shop.do(redeem, asking("SAVE"))

    assert done.spent.parent is None
    assert done.spent.order.redemptions[0].related_object_id == "v_SAVE"


def test_a_stack_has_a_parent_whose_children_name_it():
    shop = a_shop(a_coupon("A"), a_coupon("B"))

    spent = shop.do(redeem, asking("A", "B")).spent

    assert spent.parent.child_ids == tuple(child.id for child in spent.redemptions)
    assert {child.parent_id for child in spent.redemptions} == {spent.parent.id}


def test_children_show_the_running_state_and_the_order_the_whole():
    shop = a_shop(
        a_gift_card("CARD", 20400), a_coupon("P20", percent(20)), a_tier(discount=amount(8000))
    )

    spent = shop.do(
        redeem, asking(Asked("voucher", "CARD", credits=100), "P20", "promo_1", total=200000)
    ).spent

    running = [
        (one.order.discount_amount, one.order.applied_discount_amount) for one in spent.redemptions
    ]
    assert running == [(100, 100), (40080, 39980), (48080, 8000)]
    assert (spent.order.applied_discount_amount, spent.order.total_amount) == (48080, 151920)


def test_a_redemption_counts_on_voucher_card_tier_and_customer():
    shop = a_shop(a_coupon("SAVE"), a_gift_card("CARD", 5000), a_tier())

    done = shop.do(redeem, asking("SAVE", "CARD", "promo_1", customer=somebody()))

    assert shop.get(VOUCHERS, "v_SAVE").redeemed_quantity == 1
    assert shop.get(VOUCHERS, "v_CARD").gift.balance == 0
    assert shop.get(PROMOTION_TIERS, "promo_1").summary.total_discount_amount == 1000
    summary = shop.get(CUSTOMERS, done.spent.order.customer_id).summary
    assert (summary.total_succeeded, summary.redeemed_credits) == (3, 5000)


def test_a_gift_card_gets_a_ledger_entry():
    shop = a_shop(a_gift_card("CARD", 5000))

    shop.do(redeem, asking(Asked("voucher", "CARD", credits=1200)))

    (entry,) = shop.every(TRANSACTIONS)
    assert (entry.type, entry.amount, entry.balance) == ("CREDITS_REDEMPTION", -1200, 3800)


def test_a_new_order_is_paid_unless_the_request_says_otherwise():
    shop = a_shop(a_coupon("SAVE"))

    paid = shop.do(redeem, asking("SAVE")).spent.order
    created = shop.do(
        redeem, asking("SAVE", order=OrderDraft(amount=5000, status="CREATED"))
    ).spent.order

    assert (paid.status, created.status) == ("PAID", "CREATED")


def test_a_known_source_id_brings_the_stored_order_back():
    shop = a_shop(a_coupon("SAVE"))
    stored = Order(id="ord_1", source_id="S1", status="CREATED", amount=10000, created_at=NOON)
    shop.put(ORDERS, stored)

    order = shop.do(redeem, asking("SAVE", order=OrderDraft(source_id="S1", amount=50))).spent.order

    assert (order.id, order.amount, order.status) == ("ord_1", 10000, "PAID")


def test_discounts_on_a_stored_order_add_up_and_stop_at_its_total():
    shop = a_shop(a_coupon("SAVE", amount(1000)))
    shop.put(ORDERS, Order(id="ord_1", amount=10000, discount_amount=9200, created_at=NOON))

    order = shop.do(redeem, asking("SAVE", order=OrderDraft(id="ord_1"))).spent.order

    assert order.discount_amount == 10000
    assert order.applied_discount_amount == 800


def test_a_discount_redeems_without_any_order():
    shop = a_shop(a_coupon("SAVE"))

    order = shop.do(redeem, asking("SAVE", total=None)).spent.order

    assert (order.status, order.items, order.total_amount) == ("PAID", (), 0)


def test_partial_mode_leaves_out_what_does_not_apply():
    shop = a_shop(
        a_coupon("A"), a_coupon("OFF", active=False), redeemables_application_mode="PARTIAL"
    )

    done = shop.do(redeem, asking("OFF", "A"))

    assert [one.voucher.code for one in done.spent.redemptions] == ["A"]
    assert done.spent.parent is None
    assert done.evaluation.inapplicable[0].refusal.key == "voucher_disabled"


def test_partial_mode_with_nothing_applicable_fails():
    shop = a_shop(a_coupon("OFF", active=False), redeemables_application_mode="PARTIAL")

    assert shop.do(redeem, asking("OFF")).refusal.key == "no_applicable_redeemables"


def test_limits_skip_but_do_not_fail_the_call():
    shop = a_shop(*(a_coupon(f"C{n}", amount(1)) for n in range(30)))

    done = shop.do(redeem, asking(*(f"C{n}" for n in range(30))))

    assert (len(done.spent.redemptions), len(done.evaluation.skipped)) == (5, 25)


def test_exclusive_ones_shut_out_common_ones_wherever_they_stand():
    vip = a_category("cat_vip", stacking_rules_type="EXCLUSIVE")
    shop = a_shop(a_coupon("COMMON"), a_coupon("VIP", category_ids=("cat_vip",)), vip)

    done = shop.do(redeem, asking("COMMON", "VIP"))

    assert [one.voucher.code for one in done.spent.redemptions] == ["VIP"]
    assert done.evaluation.skipped[0].skip.key == "exclusion_rules_not_met"


def test_a_redeemable_without_effect_is_redeemed_anyway_by_default():
    shop = a_shop(a_coupon("ALL", percent(100)), a_coupon("ZERO", quantity=1))

    shop.do(redeem, asking("ALL", "ZERO"))

    assert shop.get(VOUCHERS, "v_ZERO").redeemed_quantity == 1


def test_the_skip_rule_keeps_a_redeemable_without_effect_unused():
    shop = a_shop(
        a_coupon("ALL", percent(100)), a_coupon("ZERO"), redeemables_no_effect_rule="SKIP"
    )

    done = shop.do(redeem, asking("ALL", "ZERO"))

    assert done.evaluation.skipped[0].skip.key == "no_effect"
    assert shop.get(VOUCHERS, "v_ZERO").redeemed_quantity == 0


def test_an_order_keeps_what_several_calls_took_off():
    shop = a_shop(a_coupon("A", amount(1000)), a_coupon("B", amount(500)))
    first = shop.do(redeem, asking("A")).spent.order

    second = shop.do(redeem, asking("B", order=OrderDraft(id=first.id))).spent.order

    assert (second.discount_amount, second.applied_discount_amount) == (1500, 500)
    assert len(second.redemptions) == 2


def test_a_session_keeps_a_last_use_for_its_key():
    shop = a_shop(a_coupon("ONE", quantity=1))
    held = shop.do(validations.validate, asking("ONE", session=SessionAsked()))

    without = shop.do(redeem, asking("ONE"))
    with_key = shop.do(redeem, asking("ONE", session=SessionAsked(key=held.session.key)))

    assert without.refusal.key == "quantity_exceeded"
    assert with_key.spent.redemptions[0].session_key == held.session.key
    assert not shop.every(HOLDS)


def test_a_failed_redemption_keeps_the_session():
    shop = a_shop(a_coupon("ONE", quantity=1))
    shop.do(validations.validate, asking("ONE", session=SessionAsked(key="k")))

    shop.do(redeem, asking("ONE", "GONE", session=SessionAsked(key="k")))

    assert len(shop.every(HOLDS)) == 1


def test_find_refuses_an_unknown_id():
    with pytest.raises(NotFound, match="Cannot find redemption with id r_x"):
        a_shop().do(lambda tx, _: redemptions.find(tx, "r_x"))
