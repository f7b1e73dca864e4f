"""Rules on the metadata of items and products."""

from decimal import Decimal

import pytest
from hypothesis import strategies as st

from mock_server.engine.order import Item
from mock_server.engine.rules import Check, Condition, Expression, Number, Rule, reasons_against
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


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("order.items.metadata_any", True, id="any"),
        pytest.param("order.items.metadata_each", False, id="each"),
    ],
)
def test_line_metadata_is_asked_of_one_line_or_of_all(name, expected):
    assert property_passes(name, "gift", {"$is": [True]}, CART) is expected


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        pytest.param(None, True, id="one-line-is-enough"),
        pytest.param(
            sub("product.metadata.aggregated_quantity", {"$is": [3]}), True, id="units-of-all-red"
        ),
        pytest.param(
            sub("product.metadata.aggregated_amount", {"$is": [1800]}), True, id="amount-of-all-red"
        ),
        pytest.param(
            sub("product.metadata.discount_applicable", {"$is": [True]}), True, id="applicable"
        ),
        pytest.param(sub("product.metadata.match_all", {"$is": [True]}), False, id="not-all-red"),
        pytest.param(sub("product.metadata.match_all", {"$is": [False]}), True, id="need-not"),
    ],
)
def test_product_metadata_is_that_of_the_catalogue_or_payload(rules, expected):
    red, blue = (Item(metadata={"colour": colour}) for colour in ("red", "blue"))
    order = an_order(
        a_line("mug", 600, 2, product=red),
        a_line("cap", 600, 1, product=red),
        a_line("hat", 600, 1, product=blue),
        a_line("pen", 600, 1),
    )

    passed = property_passes("product.metadata", "colour", {"$is": ["red"]}, order, rules)

    assert passed is expected


def test_the_metadata_of_a_named_product_is_asked_for_by_its_property():
    order = an_order(a_line("mug", product=Item(id="mug", metadata={"colour": "red"})))

    for colour in ("red", "blue"):
        rules = sub("product.metadata", {"$is": [colour]}, property="colour")
        assert passes("product.id", {"$is": [MUG]}, order, rules) is (colour == "red")


def test_lines_without_a_price_add_nothing_to_an_amount():
    order = an_order(a_line("mug", 600, 2), a_line("mug", None, 3))
    rules = sub("order.items.aggregated_amount", {"$is": [1200]})

    assert passes("order.items.any", {"$is": [MUG]}, order, rules)


def test_a_single_line_is_all_lines():
    order = an_order(a_line("mug", 600))

    assert passes("order.items.price_each", {"$is": [600]}, order)
    assert not passes("order.items.price_each", {"$is": [601]}, order)


def test_a_number_names_no_thing():
    number = Condition("1", "order.items.any", (Check("$is", (Number(Decimal(5)),)),))
    rule = Rule("val_1", Expression((number,)))

    assert [one.key for one in reasons_against([rule], some_facts(CART))] == [
        "order_rules_violated"
    ]


def test_all_lines_may_match_the_metadata():
    order = an_order(a_line(product=Item(metadata={"colour": "red"})))
    rules = sub("product.metadata.match_all", {"$is": [True]})

    assert property_passes("product.metadata", "colour", {"$is": ["red"]}, order, rules)
