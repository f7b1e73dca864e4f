"""Paying with points. Source: redemptions.md 5.2, E-1."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.order import Order
from mock_server.engine.points import Wallet, buy, worth
from mock_server.engine.refusals import LoyaltyCardPointsExceeded, MissingAmount
from mock_server.engine.reward import Coin, Material, Offer, Reward, RewardAssignment
from tests.shop import NOON


def an_offer(gives, points=None):
    reward = Reward("rew_1", "Reward", gives, NOON)
    return Offer(reward, RewardAssignment("rewa_1", "rew_1", "camp_1", NOON, points))


def coin(exchange, per):
    return an_offer(Coin(Decimal(exchange), per))


@pytest.mark.parametrize(
    ("exchange", "per", "points", "money"),
    [
        pytest.param(20, 100, 200, 4000, id="200-at-100-to-20"),
        pytest.param(20, 100, 300, 6000, id="300-at-100-to-20"),
        pytest.param(1, 1, 5, 500, id="5-at-1-to-1"),
        pytest.param(5, 100, 10, 50, id="a-part-of-a-block"),
        pytest.param(5, 100, 1000, 5000, id="1000-at-5-cents"),
        pytest.param("0.01", 3, 1, 0, id="a-third-of-a-cent"),
        pytest.param("0.01", 2, 1, 1, id="half-a-cent-rounds-up"),
    ],
)
def test_what_points_are_worth(exchange, per, points, money):
    assert worth(Coin(Decimal(exchange), per), points) == money


@pytest.mark.parametrize(
    ("amount", "stated", "available", "used", "off"),
    [
        pytest.param(45000, None, 5000, 2300, 45000, id="whole-blocks-capped-at-the-total"),
        pytest.param(45000, None, 150, 150, 3000, id="as-many-as-there-are"),
        pytest.param(4500, 200, 1000, 200, 4000, id="stated"),
        pytest.param(4500, 1000, 1000, 1000, 4500, id="stated-above-the-need-is-taken"),
        pytest.param(0, None, 1000, 0, 0, id="nothing-to-pay"),
    ],
)
def test_paying_with_points(amount, stated, available, used, off):
    order, points = buy(coin(20, 100), stated, Wallet("CARD", available), Order(amount=amount))

    assert (points, order.applied_discount_amount) == (used, off)


def test_more_points_than_there_are_is_refused():
    with pytest.raises(LoyaltyCardPointsExceeded, match="CARD"):
        buy(coin(20, 100), 11, Wallet("CARD", 10), Order(amount=100))


def test_points_need_an_amount():
    with pytest.raises(MissingAmount):
        buy(coin(20, 100), 1, Wallet("CARD", 10), Order())


def test_a_thing_costs_what_its_assignment_says_and_leaves_the_order_alone():
    before = Order(amount=100)

    order, points = buy(an_offer(Material("prod_1"), 4), None, Wallet("CARD", 10), before)

    assert (order, points) == (before, 4)


def test_a_thing_that_costs_too_much_is_refused():
    with pytest.raises(LoyaltyCardPointsExceeded):
        buy(an_offer(Material("prod_1"), 11), None, Wallet("CARD", 10), Order(amount=100))


@given(
    amount=st.integers(0, 10**7),
    available=st.integers(0, 10**6),
    exchange=st.decimals("0.01", 1000, places=2),
    per=st.integers(1, 1000),
)
def test_points_never_exceed_the_balance_nor_the_order(amount, available, exchange, per):
    order, points = buy(coin(exchange, per), None, Wallet("CARD", available), Order(amount=amount))

    assert 0 <= points <= available
    assert order.total_amount >= 0
