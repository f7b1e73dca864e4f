"""Rolling back. Source: redemptions.md 9."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mock_server.engine.discounts import Effect, FreeUnits
from mock_server.engine.order import Line
from mock_server.engine.order_draft import OrderDraft
from mock_server.engine.product import Product
from mock_server.engine.redeemable import Asked
from mock_server.engine.redemption_request import RollbackRequest
from mock_server.engine.refusals import (
    InvalidCustomer,
    InvalidOrder,
    InvalidRedemption,
    InvalidRedemptionParent,
    NotFound,
)
from mock_server.service import customers, orders, vouchers
from mock_server.service.redemptions import redeem
from mock_server.service.rollbacks import roll_back
from mock_server.store.kinds import (
    CUSTOMERS,
    ORDERS,
    PRODUCTS,
    PROMOTION_TIERS,
    REDEMPTIONS,
    VOUCHERS,
)
from tests.shop import NOON, a_coupon, a_gift_card, a_shop, a_tier, amount, asking, somebody

NOTHING = RollbackRequest()


def undo(shop, id_, request=NOTHING, *, stacked=False):
    return shop.do(roll_back, id_, request, stacked=stacked)


def test_a_rollback_restores_counters_balances_and_the_order():
    shop = a_shop(a_gift_card("CARD", 5000))
    spent = shop.do(redeem, asking(Asked("voucher", "CARD", credits=2000))).spent

    done = undo(shop, spent.redemptions[0].id)

    card = shop.get(VOUCHERS, "v_CARD")
    order = shop.get(ORDERS, spent.order.id)
    assert (card.redeemed_quantity, card.gift.balance, card.gift.redeemed_amount) == (0, 5000, 0)
    assert (order.status, order.discount_amount, order.total_amount) == ("CANCELED", None, 10000)
    assert order.redemptions[0].rollback_id == done.rollbacks[0].id
    assert shop.get(REDEMPTIONS, spent.redemptions[0].id).status == "ROLLED_BACK"


def test_a_tier_counts_one_redemption_less():
    shop = a_shop(a_tier())
    before = shop.get(PROMOTION_TIERS, "promo_1").summary
    spent = shop.do(redeem, asking("promo_1")).spent

    undo(shop, spent.redemptions[0].id)

    assert shop.get(PROMOTION_TIERS, "promo_1").summary == before


def test_a_stack_is_undone_as_a_whole():
    shop = a_shop(a_coupon("A"), a_coupon("B"))
    spent = shop.do(redeem, asking("A", "B")).spent

    done = undo(shop, spent.parent.id, stacked=True)

    entry = shop.get(ORDERS, spent.order.id).redemptions[0]
    assert [one.redemption_id for one in done.rollbacks] == [one.id for one in spent.redemptions]
    assert (entry.rollback_id, len(entry.rollback_stacked)) == (done.parent.id, 2)
    assert [v.redeemed_quantity for v in shop.every(VOUCHERS)] == [0, 0]


def test_a_single_redemption_goes_through_the_stack_endpoint_without_a_parent():
    shop = a_shop(a_coupon("A"))
    spent = shop.do(redeem, asking("A")).spent

    done = undo(shop, spent.redemptions[0].id, stacked=True)

    assert (len(done.rollbacks), done.parent) == (1, None)


def test_other_redemptions_on_the_order_keep_their_discounts():
    shop = a_shop(a_coupon("A", amount(1000)), a_coupon("B", amount(500)))
    first = shop.do(redeem, asking("A")).spent
    shop.do(redeem, asking("B", order=OrderDraft(id=first.order.id)))

    order = undo(shop, first.redemptions[0].id).order

    assert (order.discount_amount, order.total_amount) == (500, 9500)


def test_without_order_mode_leaves_values_and_status_alone():
    shop = a_shop(a_coupon("A"), redeemables_rollback_order_mode="WITHOUT_ORDER")
    spent = shop.do(redeem, asking("A")).spent

    order = undo(shop, spent.redemptions[0].id).order

    assert (order.status, order.discount_amount) == ("PAID", 1000)


def test_a_second_rollback_is_refused_recorded_and_changes_nothing():
    shop = a_shop(a_coupon("A"))
    id_ = shop.do(redeem, asking("A", customer=somebody())).spent.redemptions[0].id
    undo(shop, id_)

    refusal = undo(shop, id_).refusal

    record = shop.get(REDEMPTIONS, refusal.resource_id)
    assert (refusal.key, refusal.resource_type) == ("already_rolled_back", "redemption_rollback")
    assert (record.id[:4], record.status) == ("rrf_", "FAILED")
    assert shop.get(VOUCHERS, "v_A").redeemed_quantity == 0
    assert shop.get(CUSTOMERS, record.customer_id).summary.total_rollback_failed == 1


@pytest.mark.parametrize(
    ("days", "allowed"), [pytest.param(90, True, id="day-90"), pytest.param(91, False, id="day-91")]
)
def test_three_calendar_months_are_the_limit(days, allowed):
    shop = a_shop(a_coupon("A"))
    id_ = shop.do(redeem, asking("A")).spent.redemptions[0].id

    shop.now += timedelta(days=days)

    assert hasattr(undo(shop, id_), "rollbacks") is allowed


def test_children_parents_failures_and_rollbacks_are_no_targets():
    shop = a_shop(a_coupon("A"), a_coupon("B"), a_coupon("OFF", active=False))
    spent = shop.do(redeem, asking("A", "B")).spent
    single = shop.do(redeem, asking("A")).spent.redemptions[0].id
    rolled_back = undo(shop, single).rollbacks[0].id
    failed = shop.do(redeem, asking("OFF")).refusal.resource_id

    for id_, error in (
        (spent.redemptions[0].id, InvalidRedemptionParent),
        (spent.parent.id, InvalidRedemption),
        (failed, InvalidRedemption),
        (rolled_back, InvalidRedemption),
        ("r_unknown", NotFound),
    ):
        with pytest.raises(error):
            undo(shop, id_)


def test_another_customer_or_order_is_refused():
    shop = a_shop(a_coupon("A"))
    id_ = shop.do(redeem, asking("A", customer=somebody("ann"))).spent.redemptions[0].id
    shop.do(redeem, asking("A", customer=somebody("bob")))

    with pytest.raises(InvalidCustomer):
        undo(shop, id_, RollbackRequest(customer=somebody("bob")))
    with pytest.raises(InvalidOrder):
        undo(shop, id_, RollbackRequest(order_id="ord_other"))


def test_the_call_updates_the_customer_it_names():
    shop = a_shop(a_coupon("A"))
    spent = shop.do(redeem, asking("A", customer=somebody("ann", name="Ann"))).spent
    draft = replace(somebody(name="Anna"), id=spent.order.customer_id, source_id=None)

    done = undo(shop, spent.redemptions[0].id, RollbackRequest(customer=draft))

    assert done.rollbacks[0].customer.name == "Anna"


def test_a_customer_who_is_gone_leaves_the_id():
    shop = a_shop(a_coupon("A"))
    spent = shop.do(redeem, asking("A", customer=somebody("ann"))).spent
    shop.do(lambda tx, _: customers.delete(tx, "ann"))

    done = undo(shop, spent.redemptions[0].id).rollbacks[0]

    assert (done.customer_id, done.customer.source_id) == (spent.order.customer_id, None)
    assert not shop.every(CUSTOMERS)


def test_a_stack_that_lost_a_voucher_can_still_be_undone():
    shop = a_shop(a_coupon("A"), a_coupon("B"), a_coupon("C"))
    spent = shop.do(redeem, asking("A", "B", "C")).spent
    shop.do(vouchers.delete, "B", force=True)

    done = undo(shop, spent.parent.id, stacked=True)

    entry = shop.get(ORDERS, spent.order.id).redemptions[0]
    assert len(done.rollbacks) == 2
    assert (len(entry.stacked), len(entry.rollback_stacked)) == (2, 2)


def test_free_units_go_only_with_the_lines_that_they_are_on():
    shop = a_shop(a_coupon("CUPS", FreeUnits(2, "cup", Effect.ADD_NEW_ITEMS)))
    shop.put(PRODUCTS, Product("mug", NOON, price=700), Product("cup", NOON, price=400))
    mug = Line(product_id="mug")
    spent = shop.do(redeem, asking("CUPS", order=OrderDraft(items=(mug,)))).spent
    shop.do(orders.update, spent.order.id, OrderDraft(items=(mug, mug)))

    order = undo(shop, spent.redemptions[0].id).order

    assert (spent.order.amount, order.amount, order.total_amount) == (1500, 1400, 1400)
    assert [line.quantity for line in order.items] == [1, 1]
