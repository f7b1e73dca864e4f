"""Edges of the arithmetic: nothing to pay, no price, limits that just fit.

Source: redemptions.md 4.5, 4.6, 4.8, P-16, E-1.
"""

from dataclasses import replace
from decimal import Decimal

import pytest

from mock_server.engine import discounts
from mock_server.engine.discounts import (
    Effect,
    FreeUnits,
    PercentOff,
    Priced,
    Replacement,
    Target,
    Targets,
    Terms,
)
from mock_server.engine.discounts.units import given_away, ware
from mock_server.engine.order import Item, Order
from mock_server.engine.points import Wallet, buy
from mock_server.engine.refusals import MissingAmount
from mock_server.engine.reward import Coin, Material, Offer, Reward, RewardAssignment
from tests.builders import a_line, a_product, an_order
from tests.shop import NOON

FIRST = Terms(initial_mode=True)


def an_offer(gives, points=None):
    reward = Reward("rew_1", "Reward", gives, NOON)
    return Offer(reward, RewardAssignment("rewa_1", "rew_1", "camp_1", NOON, points))


def coin(exchange, per=1):
    return an_offer(Coin(Decimal(exchange), per))


@pytest.mark.parametrize(
    ("exchange", "per", "amount", "points"),
    [
        pytest.param("0.01", 1, 7, 7, id="a-cent-a-point"),
        pytest.param("0", 1, 700, 0, id="points-that-are-worth-nothing"),
        pytest.param("0.025", 1, 5, 2, id="parts-of-a-cent"),
        pytest.param("0.025", 10, 6, 30, id="one-more-block"),
        pytest.param("1", 1, 10100, 101, id="just-so-many"),
    ],
)
def test_no_more_points_than_useful_are_taken(exchange, per, amount, points):
    _, taken = buy(coin(exchange, per), None, Wallet("CARD", 10**6), Order(amount=amount))

    assert taken == points


def test_a_thing_without_a_price_in_points_is_free():
    _, points = buy(an_offer(Material("prod_1")), None, Wallet("CARD", 0), Order(amount=1))

    assert points == 0


def test_a_missing_amount_says_what_it_is_for():
    with pytest.raises(MissingAmount) as refused:
        buy(coin(1), None, Wallet("CARD", 1), Order())

    assert refused.value.details == "Amount is required when redeeming a LOYALTY_CARD"


@pytest.mark.parametrize("order", [Order(), an_order(a_line(price=None))], ids=["none", "unpriced"])
def test_a_percentage_of_no_amount_is_nothing(order):
    whole = PercentOff(Decimal(100))
    lines = PercentOff(Decimal(100), Effect.APPLY_TO_ITEMS)

    assert discounts.apply(whole, order, FIRST).total_discount_amount == 0
    assert discounts.apply(lines, order, FIRST).total_discount_amount == 0


def test_a_percentage_of_some_units_is_that_of_their_price():
    one = Targets((Target("product", "mug", quantity_limit=2),))
    order = an_order(a_line("mug", 1000, 3))

    after = discounts.apply(PercentOff(Decimal(10)), order, Terms(one))

    assert after.items[0].discount_amount == 200


def test_an_id_that_only_a_line_knows_as_a_sku_is_a_sku():
    order = an_order(a_line("mug", sku_id="mug-red"))

    assert ware("mug-red", {}, order) == Priced(sku=Item(id="mug-red"))
    assert ware("mug-blue", {}, order) == Priced(product=Item(id="mug-blue"))


def test_a_sku_that_nobody_priced_goes_to_the_line_that_has_it():
    order = an_order(a_line("mug", sku_id="mug-red"))

    after = discounts.apply(FreeUnits(1, "mug-red", Effect.ADD_NEW_ITEMS), order, Terms())

    assert [(line.quantity, line.discount_amount) for line in after.items] == [(2, 1000)]


@pytest.mark.parametrize(
    ("given", "free", "off"),
    [
        pytest.param(0, 2, 2000, id="two-of-three"),
        pytest.param(2, 1, 1000, id="one-is-left"),
        pytest.param(3, 0, 0, id="all-are-free-already"),
    ],
)
def test_units_are_given_away_once(given, free, off):
    order = an_order(a_line("mug", 1000, 3, discount_quantity=given))

    line = given_away(order, 0, 2).items[0]

    assert (line.applied_discount_quantity, line.applied_discount_amount) == (free, off)


def test_an_exchange_for_something_cheaper_saves_no_more_than_is_left_to_pay():
    catalogue = {"mug": a_product("mug", 1000), "cup": a_product("cup", 400)}
    order = an_order(a_line("mug", 1000, 3), a_line("mug", 1000, 3), discount_amount=5000)

    after = discounts.apply(Replacement("mug", "cup"), order, Terms(catalogue=catalogue))

    assert [line.quantity for line in after.items] == [2, 3, 1]
    assert after.total_amount == 400


def test_an_exchange_for_something_cheaper_may_save_on_several_lines():
    catalogue = {"mug": a_product("mug", 1000), "cup": a_product("cup", 400)}
    order = an_order(*[a_line("mug", 1000, 1)] * 3, discount_amount=1700)

    after = discounts.apply(Replacement("mug", "cup"), order, Terms(catalogue=catalogue))

    assert [line.quantity for line in after.items] == [0, 0, 1, 1, 1]
    assert after.total_amount == 100


def test_a_free_product_can_be_exchanged_for_what_costs_something():
    catalogue = {"leaflet": a_product("leaflet", 0), "cup": a_product("cup", 400)}
    order = an_order(a_line("leaflet", 0, 1))

    after = discounts.apply(Replacement("leaflet", "cup"), order, Terms(catalogue=catalogue))

    assert [(line.quantity, line.discount_amount) for line in after.items] == [(0, 0), (1, 400)]


def test_an_exchange_keeps_what_the_line_was_before():
    order = an_order(a_line("mug", 1000, 2))
    catalogue = {"mug": a_product("mug", 1000), "cup": a_product("cup", 1000)}

    after = discounts.apply(Replacement("mug", "cup"), order, Terms(catalogue=catalogue))

    gone, came = after.items
    assert (gone.initial_quantity, gone.initial_amount) == (2, 2000)
    assert replace(came, application_details=()).subtotal == 2000
