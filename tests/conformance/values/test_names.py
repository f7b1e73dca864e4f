from hypothesis import given
from hypothesis import strategies as st

from conformance.values.names import Names


@given(st.text(min_size=1, max_size=30))
def test_a_new_name_is_as_long_as_the_old_one(name):
    assert len(Names("abc").like(name)) == len(name)


@given(st.integers(min_value=6, max_value=20))
def test_names_of_six_characters_and_more_do_not_repeat(length):
    names = Names("abc")

    made = {names.like("x" * length) for _ in range(200)}

    assert len(made) == 200


def test_an_empty_name_stays_empty():
    assert Names("abc").like("") == ""


def test_the_same_tag_makes_the_same_names():
    assert Names("abc").like("SUMMER-SALE") == Names("abc").like("SUMMER-SALE") == "SUMMEabc000"


@given(st.text(max_size=30))
def test_a_whole_name_always_tells_of_its_run(name):
    made = Names("abc123", whole=True).like(name)

    assert made.endswith("abc123000")
    assert len(made) == max(len(name), 9)


@given(st.integers(min_value=4, max_value=20), st.integers(min_value=0, max_value=200))
def test_two_layers_make_different_names(length, number):
    one, other = Names("a001"), Names("b001")

    made = {names.like("x" * length) for names in (one, other) for _ in range(number)}

    assert len(made) == 2 * number
