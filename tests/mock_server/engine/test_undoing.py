"""Undoing a redemption: what may be undone, and what the order is afterwards.

Source: redemptions.md 9.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mock_server.engine.channel import Channel, Failure
from mock_server.engine.customer import Customer
from mock_server.engine.order import OrderRedemption
from mock_server.engine.redemption import Redemption, RollbackLink
from mock_server.engine.refusals import AlreadyRolledBack
from mock_server.engine.reward import Bought, Material, Offer, Reward, RewardAssignment
from mock_server.engine.rollback import Rollback
from mock_server.engine.undoing import (
    Undoing,
    failed,
    noted,
    reason_against_kind,
    reason_against_state,
    without,
)
from tests.builders import a_line, an_order
from tests.shop import NOON, a_coupon, a_tier

LATER = NOON + timedelta(days=1)
APP = Channel("app")
BOUGHT = Bought(Offer(Reward("r", "R", Material(), NOON), RewardAssignment("a", "r", "c", NOON)))
UNDOING = Undoing(
    date=LATER,
    channel=Channel("other"),
    order_mode="WITH_ORDER",
    reason="broken",
    customer=Customer("cust_1", NOON),
    tracking_id="track_1",
    metadata={"a": 1},
)


def a_redemption(id_="r_1", **fields):
    return replace(Redemption(id_, NOON, APP, "voucher", "v_SAVE"), **fields)


def a_rollback(id_="rr_1", **fields):
    undone = Rollback(id_, LATER, APP, "r_1", "voucher", "v_SAVE", "WITH_ORDER")
    return replace(undone, **fields)


def test_a_record_takes_the_call_from_the_caller_and_the_object_from_the_redemption():
    record = UNDOING.record(a_redemption(amount=300, bought=BOUGHT), "rr_1")

    assert record == Rollback(
        id="rr_1",
        date=LATER,
        channel=Channel("other"),
        redemption_id="r_1",
        related_object_type="voucher",
        related_object_id="v_SAVE",
        order_mode="WITH_ORDER",
        reason="broken",
        customer=Customer("cust_1", NOON),
        tracking_id="track_1",
        metadata={"a": 1},
        amount=300,
        bought=BOUGHT,
    )


def test_a_failed_rollback_shows_what_it_was_about_and_why():
    redemption = a_redemption(voucher=a_coupon(), promotion_tier=a_tier())
    refusal = AlreadyRolledBack("Redemption has been already rolled back.")

    record = failed(UNDOING, redemption, refusal, "rrf_1")

    assert record == replace(
        UNDOING.record(redemption, "rrf_1"),
        voucher=a_coupon(),
        promotion_tier=a_tier(),
        failure=Failure(refusal.key, refusal.message),
    )


@pytest.mark.parametrize(
    ("record", "stacked", "details"),
    [
        pytest.param(a_redemption(), False, None, id="a-single-one"),
        pytest.param(a_redemption(), True, None, id="a-single-one-as-a-stack"),
        pytest.param(a_redemption(child_ids=("r_2",)), True, None, id="a-stack"),
        pytest.param(
            a_redemption(child_ids=("r_2",)),
            False,
            "You can rollback only a single redemption. "
            "Use different endpoint for stacked redemption.",
            id="a-stack-as-a-single-one",
        ),
        pytest.param(
            a_redemption(parent_id="r_0"),
            True,
            "You can rollback only a redemption that does not have parent redemption.",
            id="a-child",
        ),
        pytest.param(
            a_redemption(failure=Failure("x", "y")),
            False,
            "You can rollback only a successful redemption.",
            id="a-failure",
        ),
        pytest.param(
            a_rollback(),
            False,
            "You can rollback only a successful redemption.",
            id="a-rollback",
        ),
    ],
)
def test_which_records_can_be_undone(record, stacked, details):
    refusal = reason_against_kind(record, stacked=stacked)

    assert (refusal.details if refusal is not None else None) == details


def test_a_redemption_is_undone_once():
    redemption = a_redemption(rollbacks=(RollbackLink("rr_1", NOON, "WITH_ORDER"),))

    refusal = reason_against_state(redemption, NOON)

    assert refusal.details == "Redemption has been already rolled back."


@pytest.mark.parametrize(
    ("redeemed", "last"),
    [
        pytest.param((2026, 1, 15), (2026, 4, 15), id="the-same-day"),
        pytest.param((2025, 11, 30), (2026, 2, 28), id="a-shorter-month-of-the-next-year"),
        pytest.param((2025, 12, 31), (2026, 3, 31), id="from-december"),
        pytest.param((2025, 9, 30), (2025, 12, 30), id="to-december"),
        pytest.param((2025, 10, 1), (2026, 1, 1), id="to-january"),
    ],
)
def test_three_calendar_months_are_the_limit(redeemed, last):
    redemption = a_redemption(date=datetime(*redeemed, 8, tzinfo=UTC))
    end = datetime(*last, 8, tzinfo=UTC)

    refusal = reason_against_state(redemption, end + timedelta(microseconds=1))

    assert reason_against_state(redemption, end) is None
    assert refusal.details == "Redemption is older than 3 months."


def test_a_redemption_without_an_order_only_cancels_the_one_it_is_undone_on():
    order = an_order(applied_discount_amount=100, discount_amount=100)

    undone = without(order, a_redemption(), LATER)

    assert undone == replace(
        order, applied_discount_amount=None, status="CANCELED", updated_at=LATER
    )


def test_its_order_discount_goes_and_that_of_others_stays():
    order = an_order(discount_amount=700, applied_discount_amount=300)

    undone = without(order, a_redemption(order=order), LATER)

    assert undone == an_order(discount_amount=400, status="CANCELED", updated_at=LATER)


@pytest.mark.parametrize(
    ("present", "applied", "left"),
    [
        pytest.param(300, 300, None, id="all-of-it"),
        pytest.param(1, None, 1, id="none-of-it"),
        pytest.param(None, None, None, id="never-any"),
        pytest.param(200, 300, None, id="less-is-there-by-now"),
    ],
)
def test_an_order_discount_that_is_gone_leaves_no_trace(present, applied, left):
    order = an_order(discount_amount=present)

    undone = without(order, a_redemption(order=an_order(applied_discount_amount=applied)), LATER)

    assert undone.discount_amount == left


def test_an_order_without_an_amount_stays_without():
    order = an_order(a_line(price=None))

    assert without(order, a_redemption(order=order), LATER).amount is None


def test_units_that_it_added_go_and_so_do_their_amounts():
    before = a_line(quantity=2, id="ordli_1")
    grown = replace(
        before,
        quantity=3,
        amount=3000,
        initial_quantity=2,
        initial_amount=2000,
        applied_quantity=1,
        applied_quantity_amount=1000,
        discount_amount=1250,
        applied_discount_amount=1000,
        discount_quantity=3,
        applied_discount_quantity=1,
    )
    order = an_order(grown, initial_amount=2000)

    undone = without(order, a_redemption(order=order), LATER)

    assert undone == an_order(
        replace(before, discount_amount=250, discount_quantity=2),
        status="CANCELED",
        updated_at=LATER,
    )


def test_units_that_others_added_stay_with_what_was_before_them():
    line = a_line(
        quantity=5,
        id="ordli_1",
        initial_quantity=2,
        initial_amount=2000,
        applied_quantity=1,
        applied_quantity_amount=1000,
    )
    order = an_order(line, initial_amount=2000)

    undone = without(order, a_redemption(order=order), LATER)

    assert (undone.amount, undone.initial_amount) == (4000, 2000)
    assert undone.items[0] == a_line(
        quantity=4, id="ordli_1", initial_quantity=2, initial_amount=2000
    )


def test_a_line_that_it_added_goes_and_an_empty_one_that_was_there_stays():
    empty = a_line("cup", quantity=0, id="ordli_1")
    gift = a_line(
        "mug",
        id="ordli_2",
        initial_quantity=0,
        initial_amount=0,
        applied_quantity=1,
        applied_quantity_amount=1000,
    )
    order = an_order(empty, gift)

    undone = without(order, a_redemption(order=order), LATER)

    assert [line.id for line in undone.items] == ["ordli_1"]


def test_more_than_a_line_has_by_now_is_not_given_back():
    line = a_line(id="ordli_1", discount_amount=100, discount_quantity=1)
    redeemed = an_order(replace(line, applied_discount_amount=300, applied_discount_quantity=2))

    undone = without(an_order(line), a_redemption(order=redeemed), LATER)

    assert (undone.items[0].discount_amount, undone.items[0].discount_quantity) == (0, 0)


def test_a_line_that_came_later_is_left_alone():
    later = a_line("cup", id="ordli_2", discount_amount=100)
    order = an_order(a_line(id="ordli_1"), later)

    undone = without(order, a_redemption(order=an_order(a_line(id="ordli_1"))), LATER)

    assert undone.items == order.items


def test_an_unpriced_line_that_it_added_to_has_still_no_amount():
    line = a_line(price=None, quantity=3, id="ordli_1", initial_quantity=2, applied_quantity=1)
    order = an_order(line)

    undone = without(order, a_redemption(order=order), LATER)

    assert undone.items == (a_line(price=None, quantity=2, id="ordli_1"),)


def test_the_map_of_the_order_says_what_was_rolled_back_and_when():
    entries = [OrderRedemption(id_, NOON, "voucher", "v") for id_ in ("r_1", "r_2")]
    order = an_order(redemptions=tuple(entries))

    done = noted(order, "r_2", "rr_1", [a_rollback("rr_1")])

    marked = replace(entries[1], rollback_id="rr_1", rollback_date=LATER)
    assert done == replace(order, redemptions=(entries[0], marked))


def test_the_entry_of_a_stack_names_the_rollbacks_of_its_children():
    entry = OrderRedemption("r_0", NOON, "redemption", "r_0", stacked=("r_1", "r_2"))
    order = an_order(redemptions=(entry,))

    done = noted(order, "r_0", "rr_0", [a_rollback("rr_1"), a_rollback("rr_2")])

    assert done.redemptions[0].rollback_stacked == ("rr_1", "rr_2")
