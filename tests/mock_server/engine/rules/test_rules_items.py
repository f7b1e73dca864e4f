import pytest
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


@pytest.mark.parametrize(
    ("name", "conditions", "expected"),
    [
        pytest.param("order.items.any", {"$is": [MUG]}, True, id="any-product"),
        pytest.param("order.items.any", {"$is": [RED]}, True, id="any-sku"),
        pytest.param("order.items.any", {"$is": ["red"]}, True, id="any-by-id-alone"),
        pytest.param("order.items.any", {"$is": [{"id": "pen"}]}, False, id="any-of-what-is-not"),
        pytest.param("order.items.any", {"$in": [{"id": "pen"}, CAP]}, True, id="any-of-several"),
        pytest.param("order.items.any", {"$is": [WARM]}, True, id="any-of-a-collection"),
        pytest.param("order.items.any", {"$is_not": [MUG]}, True, id="any-other"),
        pytest.param("order.items.any", {"$is": [CAP], "$from": [WARM]}, False, id="any-from"),
        pytest.param("order.items.any", {"$from": [WARM]}, True, id="any-from-alone"),
        pytest.param("order.items.none", {"$is": [{"id": "pen"}]}, True, id="none"),
        pytest.param("order.items.none", {"$is": [MUG]}, False, id="none-but-there"),
        pytest.param("order.items.every", {"$is": [MUG, CAP]}, False, id="not-every"),
        pytest.param("order.items.every", {"$is": [MUG, CAP, "hat"]}, True, id="every"),
        pytest.param("order.items.every", {"$is_not": ["pen"]}, True, id="every-other"),
        pytest.param("order.items.every", {"$is": PRODUCTS, "$from": [WARM]}, False, id="each-in"),
        pytest.param("order.items.cheapest", {"$is": [CAP]}, True, id="cheapest"),
        pytest.param("order.items.cheapest", {"$is": [MUG]}, False, id="not-cheapest"),
        pytest.param(
            "order.items.cheapest", {"$is": [MUG], "$from": [WARM]}, True, id="cheapest-of-some"
        ),
        pytest.param("order.items.cheapest", {"$is": [CAP], "$from": ["x"]}, False, id="of-none"),
        pytest.param("order.items.most_expensive", {"$is": ["hat"]}, True, id="dearest"),
        pytest.param("order.items.most_expensive", {"$is": [MUG]}, False, id="not-dearest"),
        pytest.param("product.id", {"$is": ["mug"]}, True, id="product"),
        pytest.param("product.id", {"$is_not": ["pen"]}, True, id="no-such-product"),
        pytest.param("product.id", {"$is_not": ["mug"]}, False, id="product-but-there"),
        pytest.param("product.id", {"$is": ["cap"], "$is_not": ["pen"]}, True, id="both"),
        pytest.param("sku.id", {"$is": ["red"]}, True, id="sku"),
        pytest.param("sku.id", {"$is": ["blue"]}, False, id="no-such-sku"),
        pytest.param("order.items.count", {"$is": [7]}, True, id="count-of-units"),
        pytest.param("order.items.price_any", {"$more_than": [2999]}, True, id="some-price"),
        pytest.param(
            "order.items.price_any",
            {"$more_than": [500], "$less_than": [1000]},
            False,
            id="one-line",
        ),
        pytest.param("order.items.price_each", {"$more_than": [499]}, True, id="every-price"),
        pytest.param("order.items.price_each", {"$more_than": [500]}, False, id="not-every-price"),
        pytest.param("product.price", {"$is": [1000]}, True, id="product-price"),
        pytest.param("product.quantity", {"$more_than_or_equal": [4]}, True, id="product-quantity"),
        pytest.param("sku.price", {"$is": [1]}, False, id="sku-price"),
        pytest.param("sku.quantity", {"$is": [1]}, True, id="sku-quantity"),
    ],
)
def test_conditions_look_for_things_on_the_order(name, conditions, expected):
    conditions = {operator: list(wanted) for operator, wanted in conditions.items()}

    assert passes(name, conditions) is expected


@pytest.mark.parametrize(
    ("name", "listed", "rules", "expected"),
    [
        pytest.param(
            "order.items.any",
            [MUG],
            sub("order.items.aggregated_quantity", {"$more_than_or_equal": [2]}),
            True,
            id="units-of-a-product",
        ),
        pytest.param(
            "order.items.any",
            [MUG, CAP],
            sub("order.items.aggregated_quantity", {"$is": [3]}),
            True,
            id="units-of-both-together",
        ),
        pytest.param(
            "order.items.any",
            [MUG, CAP],
            sub("order.items.quantity", {"$is": [3]}),
            False,
            id="no-line-has-them-all",
        ),
        pytest.param(
            "order.items.any",
            [MUG, CAP],
            sub("order.items.aggregated_amount", {"$is": [2500]}),
            True,
            id="amount-of-both-together",
        ),
        pytest.param(
            "order.items.any",
            [MUG, CAP],
            sub("order.items.price", {"$less_than": [600]}),
            True,
            id="one-is-cheap",
        ),
        pytest.param(
            "order.items.every",
            [MUG, CAP, "hat"],
            sub("order.items.price", {"$less_than": [600]}),
            False,
            id="not-every-one-is-cheap",
        ),
        pytest.param(
            "order.items.none",
            [MUG],
            sub("order.items.quantity", {"$more_than": [2]}),
            True,
            id="none-of-that-many",
        ),
        pytest.param(
            "order.items.cheapest",
            [CAP],
            sub("order.items.price", {"$is": [500]}),
            True,
            id="cheapest-at-a-price",
        ),
        pytest.param(
            "order.items.any",
            [MUG, CAP],
            sub("order.items.metadata", {"$is": [True]}, property="gift"),
            True,
            id="metadata-of-the-line",
        ),
        pytest.param(
            "product.id",
            ["mug"],
            sub("product.quantity", {"$more_than_or_equal": [2]}),
            True,
            id="product-quantity",
        ),
        pytest.param(
            "product.id",
            ["mug"],
            sub("product.price", {"$more_than": [1000]}),
            False,
            id="product-price",
        ),
        pytest.param(
            "product.id",
            ["mug"],
            sub("product.metadata", {"$is_not": ["red"]}, property="colour"),
            True,
            id="product-metadata",
        ),
        pytest.param(
            "product.id",
            ["mug"],
            sub("product.discount_applicable", {"$is": [True]}),
            True,
            id="applicability-is-no-condition",
        ),
        pytest.param("sku.id", ["red"], sub("sku.quantity", {"$is": [1]}), True, id="sku-quantity"),
        pytest.param("sku.id", ["red"], sub("sku.price", {"$is": [500]}), True, id="sku-price"),
        pytest.param("sku.id", ["red"], sub("sku.price", {"$is": [501]}), False, id="no-sku-price"),
        pytest.param(
            "sku.id", ["red"], sub("sku.discount_applicable", {"$is": [True]}), True, id="sku-free"
        ),
    ],
)
def test_sub_rules_look_at_the_lines_that_were_found(name, listed, rules, expected):
    assert passes(name, {"$is": listed}, rules=rules) is expected


@pytest.mark.parametrize(
    ("logic", "expected"),
    [
        pytest.param("1 and 2", False, id="no-line-is-both"),
        pytest.param("1 or 2", True, id="lines-are-either"),
        pytest.param("1", True, id="the-other-is-not-evaluated"),
    ],
)
def test_sub_rules_have_to_hold_on_one_and_the_same_line(logic, expected):
    rules = {
        "1": {"name": "order.items.price", "conditions": {"$is": [500]}},
        "2": {"name": "order.items.quantity", "conditions": {"$is": [2]}},
        "logic": logic,
    }

    assert passes("order.items.any", {"$is": [MUG, CAP]}, rules=rules) is expected


def test_of_several_cheapest_lines_all_have_to_be_listed():
    order = an_order(a_line("mug", 500), a_line("cap", 500), a_line("hat", 900))

    assert passes("order.items.cheapest", {"$is": [MUG, CAP]}, order)
    assert not passes("order.items.cheapest", {"$is": [MUG]}, order)


def test_lines_without_a_price_are_neither_cheap_nor_dear():
    order = an_order(a_line("mug", None), a_line("cap", 500))

    assert passes("order.items.cheapest", {"$is": [CAP]}, order)
    assert passes("order.items.price_any", {"$is": [500]}, order)
    assert not passes("order.items.price_each", {"$is": [500]}, order)


def test_lines_without_units_count_as_gone():
    order = an_order(a_line("mug", 500, 0), a_line("cap", 900))

    assert not passes("order.items.any", {"$is": [MUG]}, order)
    assert passes("order.items.cheapest", {"$is": [CAP]}, order)


@pytest.mark.parametrize(
    "name", ["every", "cheapest", "most_expensive", "price_each", "price_any", "any"]
)
def test_nothing_holds_of_no_line_at_all(name):
    order = an_order(a_line("mug", 500, 0))

    assert not passes(f"order.items.{name}", {"$is_not": [5]} if "price" in name else {}, order)


@pytest.mark.parametrize("operator", ["$is", "$from"])
def test_the_members_of_a_collection_are_those_known_now(operator):
    members = {"warm": ("cap",)}

    assert passes("order.items.any", {operator: ["warm"]}, collections=members)
    assert not passes("order.items.any", {operator: ["warm"]}, collections={"warm": ("pen",)})
