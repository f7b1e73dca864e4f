import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.door.limit import Limit


@pytest.mark.parametrize(
    ("written", "limit"),
    [
        pytest.param("5/s", Limit(5, 1), id="second"),
        pytest.param("100/h", Limit(100, 3600), id="hour"),
        pytest.param(" 100 / H ", Limit(100, 3600), id="spaces and capitals"),
        pytest.param("300/5min", Limit(300, 300), id="several"),
        pytest.param("2000/m", Limit(2000, 60), id="short"),
        pytest.param("1/day", Limit(1, 86400), id="day"),
    ],
)
def test_a_limit_is_read_as_it_is_written(written, limit):
    assert Limit.read(written) == limit


@pytest.mark.parametrize("written", ["", "5", "0/s", "5/", "5/0s", "-1/h", "5/week", "1.5/s"])
def test_what_is_no_limit_is_said_to_be_none(written):
    with pytest.raises(ValueError, match="write it like 5/s"):
        Limit.read(written)


@given(st.integers(1, 10**8), st.integers(1, 9999), st.sampled_from([1, 60, 3600, 86400]))
def test_what_a_limit_shows_is_read_as_the_same_limit(calls, many, unit):
    limit = Limit(calls, min(many * unit, 9999 * unit))

    assert Limit.read(str(limit)) == limit
