"""How what was sent changes an order. Source: redemptions.md 3.4, R-2, E-8."""

import pytest

from mock_server.engine.order import Line, Order
from mock_server.engine.order_draft import OrderDraft, drafted
from mock_server.engine.refusals import InvalidPayload

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
    with pytest.raises(InvalidPayload, match="should sum to at most 9007199254740991"):
        drafted(STORED, OrderDraft(), [Line(amount=10**15)] * 10)


def test_old_discounts_of_lines_shrink_with_the_amount_too():
    lines = (Line(amount=1000, discount_amount=400), Line(amount=1000, discount_amount=500))
    stored = Order(amount=2000, discount_amount=300, items=lines)

    order = drafted(stored, OrderDraft(amount=600), None)

    assert (order.discount_amount, order.total_amount) == (0, 0)
    assert [line.discount_amount for line in order.items] == [400, 200]
