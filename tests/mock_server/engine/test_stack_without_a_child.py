"""What is left of a stack when one of its vouchers is deleted with its records."""

from dataclasses import replace

from mock_server.engine.channel import Channel
from mock_server.engine.order import OrderRedemption
from mock_server.engine.redemption import Redemption
from tests.builders import an_order
from tests.shop import NOON

ENTRY = OrderRedemption(
    "r_0",
    NOON,
    "redemption",
    "r_0",
    stacked=("r_1", "r_2", "r_3"),
    rollback_id="rr_0",
    rollback_stacked=("rr_1", "rr_2", "rr_3"),
)
OTHER = OrderRedemption("r_9", NOON, "voucher", "v_OTHER")
PARENT = Redemption(
    "r_0",
    NOON,
    Channel("app"),
    "redemption",
    "r_0",
    order=an_order(redemptions=(ENTRY, OTHER)),
    child_ids=("r_1", "r_2", "r_3"),
)


def test_the_parent_and_its_order_forget_the_child():
    left = PARENT.without("r_2")

    entry = replace(ENTRY, stacked=("r_1", "r_3"))
    assert left == replace(
        PARENT, child_ids=("r_1", "r_3"), order=an_order(redemptions=(entry, OTHER))
    )


def test_a_parent_without_an_order_forgets_it_too():
    parent = replace(PARENT, order=None)

    assert parent.without("r_1") == replace(parent, child_ids=("r_2", "r_3"))


def test_the_order_forgets_the_rollback_of_a_child():
    left = PARENT.order.without_child("rr_3")

    assert left.redemptions == (replace(ENTRY, rollback_stacked=("rr_1", "rr_2")), OTHER)
