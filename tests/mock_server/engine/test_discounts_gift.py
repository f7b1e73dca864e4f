import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.discounts import Target, Targets
from mock_server.engine.discounts.gift_credits import Purse, spend
from mock_server.engine.refusals import GiftAmountExceeded, MissingAmount, MissingOrderItemsAmount
from tests.builders import a_line, an_order

TO_ITEMS = "APPLY_TO_ITEMS"


def off(order):
    return [line.applied_discount_amount for line in order.items]


@pytest.mark.parametrize(
    ("credits_", "available", "amount", "used"),
    [
        pytest.param(100, 20400, 200000, 100, id="as-stated"),
        pytest.param(2, 21500, 1000, 2, id="two-credits"),
        pytest.param(2000, 2000, 6000, 2000, id="the-whole-card"),
        pytest.param(None, 21500, 165700, 21500, id="unstated-takes-the-card"),
        pytest.param(None, 21500, 1000, 1000, id="unstated-takes-what-is-owed"),
        pytest.param(800, 1000, 500, 500, id="stated-above-what-is-owed"),
        pytest.param(0, 1000, 500, 0, id="nothing"),
        pytest.param(None, -5, 500, 0, id="held-beyond-the-balance"),
    ],
)
def test_credits_are_an_order_discount(credits_, available, amount, used):
    after, taken = spend(credits_, Purse("GC", available), an_order(amount=amount))

    assert (taken, after.applied_discount_amount) == (used, used)
    assert after.total_amount == amount - used


def test_a_card_without_an_effect_pays_for_the_order():
    after, _ = spend(100, Purse("GC", 100, effect=None), an_order(a_line()))

    assert after.discount_amount == 100


def test_credits_add_to_the_discounts_of_the_order():
    after, taken = spend(None, Purse("GC", 5000), an_order(discount_amount=9200))

    assert (taken, after.discount_amount, after.applied_discount_amount) == (800, 10000, 800)


@pytest.mark.parametrize(
    ("targets", "lines"),
    [
        pytest.param(Targets(), [3000, 1500, 0], id="in-request-order"),
        pytest.param(Targets((Target("product", "b"),)), [0, 2000, 0], id="matched-lines"),
        pytest.param(
            Targets(
                (
                    Target(
                        "products_collection",
                        "pc",
                        product_ids=("a", "b", "c"),
                        effect="APPLY_FROM_CHEAPEST",
                    ),
                )
            ),
            [1500, 2000, 1000],
            id="in-rank-order",
        ),
        pytest.param(
            Targets((Target("product", "a", amount_limit=700),)), [700, 0, 0], id="amount-a-line"
        ),
        pytest.param(
            Targets((Target("product", "c", quantity_limit=1),)), [0, 0, 500], id="units-a-line"
        ),
    ],
)
def test_credits_are_spread_over_lines(targets, lines):
    order = an_order(a_line("a", 3000), a_line("b", 2000), a_line("c", 500, 2))

    after, taken = spend(None, Purse("GC", 4500, TO_ITEMS, targets), order)

    assert off(after) == lines
    assert taken == sum(lines)
    assert after.discount_amount is None


def test_stated_credits_are_a_line_discount():
    after, taken = spend(300, Purse("GC", 1000, TO_ITEMS), an_order(a_line(price=3000)))

    assert (taken, after.items_discount_amount) == (300, 300)


def test_once_bars_lines_with_an_item_discount():
    order = an_order(a_line("a", discount_amount=1), a_line("b"))

    after, _ = spend(None, Purse("GC", 5000, TO_ITEMS, once=True), order)

    assert off(after) == [0, 1000]


@pytest.mark.parametrize(
    ("credits_", "available"),
    [pytest.param(501, 500, id="above-the-balance"), pytest.param(1, -5, id="nothing-left")],
)
def test_more_credits_than_available_are_refused_with_the_code(credits_, available):
    with pytest.raises(GiftAmountExceeded) as refused:
        spend(credits_, Purse("GC1", available), an_order())

    assert refused.value.details == "GC1"


def test_an_order_without_an_amount_is_refused():
    with pytest.raises(MissingAmount) as refused:
        spend(10, Purse("GC", 100), an_order(amount=None))

    assert refused.value.details == "Amount is required when redeeming a GIFT_VOUCHER"


@pytest.mark.parametrize(
    "order",
    [
        pytest.param(an_order(), id="no-lines"),
        pytest.param(an_order(a_line("a", None)), id="unpriced-line"),
        pytest.param(an_order(a_line("a", None), a_line("b")), id="priced-but-not-matched"),
    ],
)
def test_an_effect_on_lines_needs_a_priced_matching_line(order):
    purse = Purse("GC", 100, TO_ITEMS, Targets((Target("product", "a"),)))

    with pytest.raises(MissingOrderItemsAmount) as refused:
        spend(10, purse, order)

    assert refused.value.details == (
        "At least one applicable order item with amount is required to redeem this GIFT_VOUCHER"
    )


@given(
    st.integers(0, 10**6) | st.none(),
    st.integers(0, 10**6),
    st.lists(st.integers(0, 10**5), min_size=1, max_size=5),
    st.sampled_from(["APPLY_TO_ORDER", TO_ITEMS]),
)
def test_a_card_takes_what_was_asked_what_there_is_and_what_is_owed_whichever_is_least(
    credits_, available, prices, effect
):
    order = an_order(*(a_line(f"p{at}", price) for at, price in enumerate(prices)))
    asked = available if credits_ is None else min(credits_, available)

    after, taken = spend(asked, Purse("GC", available, effect), order)

    assert taken == min(asked, order.total_amount)
    assert after.total_amount == order.total_amount - taken
