from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.model.rules.cart import Cart, Line
from conformance.model.rules.discount import applied
from conformance.model.rules.money import half_up, percent, split
from conformance.model.unknown import UNKNOWN, Unpredictable

MONEY = st.integers(0, 10**6)


def a_line(price, quantity=1, **changes):
    fields = {"product": "p", "sku": None, "amount": price * quantity}
    return Line(price=price, quantity=quantity, **(fields | changes))


def mugs_posters_shirts():
    """Return the cart of redemptions.md 4.7 without the bottles, which are no targets."""
    return Cart((a_line(1000, 2), a_line(1500, 3), a_line(2000, 3)))


def offs(cart):
    return [line.off for line in cart.lines]


@pytest.mark.parametrize(
    ("value", "rounded"),
    [(Fraction(1, 2), 1), (Fraction(3, 2), 2), (Fraction(49, 100), 0), (Fraction(7), 7)],
)
def test_halves_are_rounded_up(value, rounded):
    assert half_up(value) == rounded


@pytest.mark.parametrize(
    ("amount", "rate", "off"),
    [
        (20050, 10, 2005),
        (11499, 10, 1150),
        (46500, 10, 4650),
        (200000, 40, 80000),
        (1000, 12.5, 125),
    ],
)
def test_a_percentage_is_rounded_to_whole_units(amount, rate, off):
    assert percent(amount, rate) == off


def test_running_shares_are_rounded():
    assert list(split(300, [3300, 3400])) == [148, 152]


@given(MONEY, st.lists(MONEY, min_size=1, max_size=9).filter(any))
def test_shares_sum_to_the_whole(total, weights):
    shares = list(split(total, weights))

    assert sum(shares) == total
    assert all(share >= 0 for share in shares)


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        pytest.param("APPLY_TO_ITEMS", [1000, 1000, 1000], id="once-a-line"),
        pytest.param("APPLY_TO_ITEMS_BY_QUANTITY", [2000, 3000, 3000], id="once-a-unit"),
        pytest.param("APPLY_TO_ITEMS_PROPORTIONALLY", [160, 360, 480], id="by-amount"),
        pytest.param(
            "APPLY_TO_ITEMS_PROPORTIONALLY_BY_QUANTITY", [250, 375, 375], id="by-quantity"
        ),
    ],
)
def test_ten_dollars_land_where_the_effect_says(effect, expected):
    discount = {"type": "AMOUNT", "amount_off": 1000, "effect": effect}

    cart = applied(discount, mugs_posters_shirts(), initial=False)

    assert offs(cart) == expected


@pytest.mark.parametrize(
    ("discount", "expected"),
    [
        pytest.param({"type": "PERCENT", "percent_off": 10}, [200, 450, 600], id="tenth-of-lines"),
        pytest.param({"type": "FIXED", "fixed_amount": 1000}, [0, 1500, 3000], id="new-price"),
    ],
)
def test_lines_get_their_own_discounts(discount, expected):
    cart = applied(discount | {"effect": "APPLY_TO_ITEMS"}, mugs_posters_shirts(), initial=False)

    assert offs(cart) == expected


@pytest.mark.parametrize(
    ("discount", "total"),
    [
        pytest.param({"type": "AMOUNT", "amount_off": 99999}, 0, id="no-more-than-the-order"),
        pytest.param({"type": "PERCENT", "percent_off": 50, "amount_limit": 100}, 900, id="limit"),
        pytest.param({"type": "FIXED", "fixed_amount": 400}, 400, id="fixed"),
        pytest.param({"type": "FIXED", "fixed_amount": 4000}, 1000, id="fixed-above"),
    ],
)
def test_orders_get_one_discount(discount, total):
    assert applied(discount, Cart(told=1000), initial=False).total == total


@pytest.mark.parametrize(("initial", "total"), [(True, 7000), (False, 7200)])
def test_the_second_percentage_follows_the_mode(initial, total):
    cart = Cart(told=10000)

    for rate in (10, 20):
        cart = applied({"type": "PERCENT", "percent_off": rate}, cart, initial=initial)

    assert cart.total == total


def test_all_lines_together_share_a_limit():
    discount = {"type": "AMOUNT", "amount_off": 2000, "effect": "APPLY_TO_ITEMS"}

    cart = applied(
        discount | {"aggregated_amount_limit": 3500}, mugs_posters_shirts(), initial=False
    )

    assert offs(cart) == [2000, 1500, 0]


@pytest.mark.parametrize(
    ("effect", "quantity", "amount", "total"),
    [
        pytest.param("ADD_NEW_ITEMS", 5, 10000, 6000, id="on-top"),
        pytest.param("ADD_MISSING_ITEMS", 3, 6000, 2000, id="already-there"),
    ],
)
def test_free_units_raise_the_amount_and_the_discount(effect, quantity, amount, total):
    discount = {"type": "UNIT", "unit_off": 2, "unit_type": "p", "effect": effect}

    cart = applied(discount, Cart((a_line(2000, 3),)), initial=False)

    assert (cart.lines[0].quantity, cart.amount, cart.total) == (quantity, amount, total)


@pytest.mark.parametrize(
    "discount",
    [
        pytest.param({"type": "AMOUNT", "amount_off": 1, "amount_off_formula": "1"}, id="formula"),
        pytest.param({"type": "UNIT", "unit_off": 1, "unit_type": "other"}, id="unknown-price"),
        pytest.param({"type": "UNIT", "effect": "ADD_MANY_ITEMS", "units": []}, id="other-effect"),
        pytest.param({"type": "FIXED"}, id="prices-of-the-products"),
    ],
)
def test_what_the_sources_or_the_state_do_not_say_is_not_guessed(discount):
    with pytest.raises(Unpredictable):
        applied(discount, mugs_posters_shirts(), initial=False)


def test_a_line_of_unknown_price_makes_the_amount_unknown():
    cart = Cart((a_line(100), _unpriced()))

    with pytest.raises(Unpredictable):
        assert cart.amount


def _unpriced():
    return Line(product="q", sku=None, quantity=1, price=UNKNOWN, amount=UNKNOWN)


@given(st.lists(st.tuples(MONEY, st.integers(1, 9)), min_size=1, max_size=5), MONEY, st.data())
def test_no_discount_takes_more_than_there_is(lines, value, data):
    kind, member = data.draw(st.sampled_from((("AMOUNT", "amount_off"), ("FIXED", "fixed_amount"))))
    effects = ("APPLY_TO_ORDER", "APPLY_TO_ITEMS")
    discount = {"type": kind, member: value, "effect": data.draw(st.sampled_from(effects))}
    cart = Cart(tuple(a_line(price, quantity) for price, quantity in lines), off=0)

    after = applied(discount, cart, initial=False)

    assert 0 <= after.total <= cart.total
    assert all(0 <= line.off <= line.amount for line in after.lines)


@given(MONEY, st.decimals(0, 100, places=2))
def test_a_percentage_is_off_by_less_than_one_unit(amount, rate):
    assert abs(Decimal(percent(amount, rate)) - amount * rate / 100) <= Decimal("0.5")
