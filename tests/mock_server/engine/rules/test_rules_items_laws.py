"""Laws of rules on the items of an order."""

from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.rules import reasons_against
from tests.builders import a_line, an_order
from tests.mock_server.engine.rules.builders import a_rule, some_facts

MUG = {"id": "mug", "object": "product"}
CAP = {"id": "cap", "object": "product"}
RED = {"id": "red", "object": "sku"}
WARM = {"id": "warm", "object": "products_collection", "product_ids": ["mug", "hat"]}
CART = an_order(
    a_line("mug", 1000, 2, metadata={"gift": True}),
    a_line("cap", 500, 1, sku_id="red", metadata={"gift": False}),
    a_line("hat", 3000, 4),
)
PRODUCTS = ("mug", "cap", "hat")
CARTS = st.lists(
    st.builds(a_line, st.sampled_from(PRODUCTS), st.none() | st.integers(0, 5), st.integers(0, 3)),
    min_size=1,
    max_size=4,
).map(lambda lines: an_order(*lines))
LISTS = st.lists(st.sampled_from([MUG, CAP, "hat", "nothing"]), min_size=1, max_size=3)


def passes(name, conditions, order=CART, rules=None, **situation):
    members = {} if rules is None else {"rules": rules}
    rule = a_rule((name, conditions, members))
    return not list(reasons_against([rule], some_facts(order, **situation)))


def sub(name, conditions, **members):
    return {"1": {"name": name, "conditions": conditions, **members}}


def property_passes(name, key, conditions, order, rules=None):
    members = {"property": key} | ({} if rules is None else {"rules": rules})
    return not list(reasons_against([a_rule((name, conditions, members))], some_facts(order)))


@given(CARTS, LISTS)
def test_none_is_the_opposite_of_any(order, listed):
    none = passes("order.items.none", {"$is": listed}, order)

    assert none is not passes("order.items.any", {"$is": listed}, order)


@given(CARTS, LISTS)
def test_every_line_is_listed_if_none_is_another(order, listed):
    if any(line.quantity for line in order.items):
        other = passes("order.items.any", {"$is_not": listed}, order)

        assert passes("order.items.every", {"$is": listed}, order) is not other


@given(CARTS, LISTS)
def test_what_holds_of_every_line_holds_of_the_cheapest_and_of_any(order, listed):
    priced = any(line.quantity and line.unit_price is not None for line in order.items)

    if passes("order.items.every", {"$is": listed}, order):
        assert passes("order.items.any", {"$is": listed}, order)
        assert passes("order.items.cheapest", {"$is": listed}, order) is priced


@given(CARTS, LISTS)
def test_a_longer_list_never_makes_any_fail(order, listed):
    if passes("order.items.any", {"$is": listed}, order):
        assert passes("order.items.any", {"$is": [*listed, {"id": "pen"}]}, order)


@given(CARTS, LISTS)
def test_product_ids_are_excluded_exactly_if_they_are_not_there(order, listed):
    there = passes("product.id", {"$is": listed}, order)

    assert passes("product.id", {"$is_not": listed}, order) is not there
