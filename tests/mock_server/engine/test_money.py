from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.money import apiece, least, percent, split

amounts = st.integers(0, 10**12)
rates = st.decimals(0, 100, places=4)


@pytest.mark.parametrize(
    ("amount", "rate", "off"),
    [
        pytest.param(20050, "10", 2005, id="nothing-to-round"),
        pytest.param(11499, "10", 1150, id="up-from-1149.9"),
        pytest.param(46500, "10", 4650, id="10-of-46500"),
        pytest.param(20000, "30", 6000, id="30-of-20000"),
        pytest.param(200000, "40", 80000, id="40-of-200000"),
        pytest.param(199900, "20", 39980, id="20-of-199900"),
        pytest.param(5, "10", 1, id="half-goes-up"),
        pytest.param(4, "10", 0, id="less-than-half-goes-down"),
        pytest.param(1000, "12.5", 125, id="fractional-rate"),
        pytest.param(1000, "0.05", 1, id="half-of-a-cent"),
        pytest.param(1000, "250", 2500, id="above-the-whole"),
        pytest.param(0, "10", 0, id="of-nothing"),
        pytest.param(10**40 + 5, "10", 10**39 + 1, id="longer-than-a-decimal-context"),
    ],
)
def test_percent_rounds_halves_up(amount, rate, off):
    assert percent(amount, Decimal(rate)) == off


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [
        pytest.param(300, (3300, 3400), (148, 152), id="documented-remainder"),
        pytest.param(1000, (2000, 8000), (200, 800), id="documented-even"),
        pytest.param(1000, (2000, 4500, 6000), (160, 360, 480), id="sample-cart-by-amount"),
        pytest.param(1000, (2, 3, 3), (250, 375, 375), id="sample-cart-by-quantity"),
        pytest.param(10, (1, 1, 1), (3, 4, 3), id="running-share-is-rounded"),
        pytest.param(10, (0, 0), (0, 0), id="no-weight-no-share"),
        pytest.param(10, (), (), id="nothing-to-split-over"),
    ],
)
def test_split_takes_differences_of_rounded_running_shares(total, weights, shares):
    assert split(total, weights) == shares


@pytest.mark.parametrize(
    ("amount", "limits", "result"),
    [
        pytest.param(5, (), 5, id="no-limits"),
        pytest.param(5, (None, None), 5, id="unset-limits"),
        pytest.param(5, (9, None, 3), 3, id="smallest-wins"),
        pytest.param(5, (-1,), 0, id="never-below-zero"),
        pytest.param(-5, (), 0, id="a-negative-amount-is-nothing"),
    ],
)
def test_least_is_the_smallest_of_what_is_set(amount, limits, result):
    assert least(amount, *limits) == result


def test_apiece_rounds_down_so_that_units_never_cost_more_than_the_line():
    assert apiece(1000, 3) == 333


@given(amounts, rates)
def test_percent_is_within_half_a_unit_of_the_exact_share(amount, rate):
    exact = Decimal(amount) * rate / 100

    assert abs(percent(amount, rate) - exact) <= Decimal("0.5")


@given(amounts, st.lists(st.integers(0, 10**9), min_size=1, max_size=20))
def test_split_gives_all_of_the_total_to_those_with_weight(total, weights):
    shares = split(total, weights)

    assert sum(shares) == (total if any(weights) else 0)
    assert all(share >= 0 for share in shares)
    assert all(not share for share, weight in zip(shares, weights, strict=True) if not weight)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=20), st.data())
def test_split_of_no_more_than_the_weights_stays_within_each_weight(weights, data):
    total = data.draw(st.integers(0, sum(weights)))

    shares = split(total, weights)

    assert all(share <= weight for share, weight in zip(shares, weights, strict=True))
