"""How what was sent changes an order. Source: redemptions.md 3.4, R-2, E-8."""

import pytest

from mock_server.engine.order import Line, Order
from mock_server.engine.order_draft import OrderDraft, check_amount, drafted
from mock_server.engine.refusals import InvalidAmount

STORED = Order(id="ord_1", status="CREATED", amount=9000, metadata={"a": 1, "b": 2})


def test_what_is_not_sent_stays():
    assert drafted(STORED, OrderDraft(), None) == STORED


def test_sent_lines_sum_to_the_amount():
    order = drafted(STORED, OrderDraft(), [Line(amount=1000), Line(), Line(amount=500)])

    assert order.amount == 1500


def test_a_sent_amount_beats_the_lines():
    order = drafted(STORED, OrderDraft(amount=6000), [Line(amount=3300), Line(amount=3400)])

    assert order.amount == 6000


def test_lines_without_prices_leave_no_amount():
    assert drafted(Order(), OrderDraft(), [Line()]).amount is None


def test_an_old_discount_never_exceeds_a_smaller_amount():
    order = drafted(Order(amount=9000, discount_amount=5000), OrderDraft(amount=3000), None)

    assert (order.discount_amount, order.total_amount) == (3000, 0)


@pytest.mark.parametrize(
    ("sent", "result"),
    [
        pytest.param(None, {"a": 1, "b": 2}, id="nothing-sent"),
        pytest.param({"c": 3}, {"a": 1, "b": 2, "c": 3}, id="key-by-key"),
        pytest.param({"a": None}, {"b": 2}, id="null-removes"),
    ],
)
def test_metadata_merges(sent, result):
    assert drafted(STORED, OrderDraft(metadata=sent), None).metadata == result


def test_lines_that_no_json_number_can_sum_are_refused():
    order = drafted(STORED, OrderDraft(), [Line(amount=10**15)] * 10)

    with pytest.raises(InvalidAmount, match="must not be more than 9007199254740991"):
        check_amount(order)


@pytest.mark.parametrize("amount", [None, 0, 2**53 - 1])
def test_every_other_amount_is_fine(amount):
    check_amount(Order(amount=amount))


@pytest.mark.parametrize(
    ("on_order", "left"),
    [
        pytest.param(200, (0, [400, 200]), id="after-that-of-the-order"),
        pytest.param(None, (None, [400, 200]), id="the-only-ones"),
    ],
)
def test_old_discounts_of_lines_shrink_with_the_amount_too(on_order, left):
    lines = (Line(amount=1000, discount_amount=400), Line(amount=1000, discount_amount=500))
    stored = Order(amount=2000, discount_amount=on_order, items=lines)

    order = drafted(stored, OrderDraft(amount=600), None)

    assert (order.discount_amount, [line.discount_amount for line in order.items]) == left
    assert order.total_amount == 0


@pytest.mark.parametrize(
    ("amount", "on_order"),
    [
        pytest.param(1200, 300, id="all-of-it-fits"),
        pytest.param(1199, 299, id="one-too-many"),
        pytest.param(900, 0, id="none-of-it-fits"),
    ],
)
def test_lines_keep_their_discounts_while_that_of_the_order_can_give_way(amount, on_order):
    lines = (Line(amount=1000, discount_amount=400), Line(amount=1000, discount_amount=500))
    stored = Order(amount=2000, discount_amount=300, items=lines)

    order = drafted(stored, OrderDraft(amount=amount), None)

    assert (order.discount_amount, order.items) == (on_order, lines)
