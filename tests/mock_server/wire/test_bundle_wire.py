import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.rules import Bundle, BundlePart, Qualified, Thing
from mock_server.engine.rules.bundle import Identified, Missing
from mock_server.store.misfit import Misfit
from mock_server.wire.bundle import (
    read_bundle,
    read_bundle_rules,
    write_bundle,
    write_bundle_rules,
    write_qualified,
)

MUG = {"id": "mug", "type": "product_or_sku", "object": "product"}
PARTS = st.builds(
    BundlePart,
    st.builds(
        Thing,
        st.text(min_size=1, max_size=4),
        st.sampled_from([None, "product", "sku", "products_collection"]),
    ),
    st.integers(1, 9),
)
BUNDLES = st.builds(
    Bundle,
    st.lists(PARTS, min_size=1, max_size=3).map(tuple),
    st.integers(1, 100),
    st.sampled_from(["MULTIPLY", "FIXED"]),
)


def rules(**changes):
    rule = {"name": "order.items.any", "conditions": {"$is": [MUG]}}
    return {"limit": 2, "1": {**rule, **changes}, "logic": "1"}


def units(*wanted, name="order.items.aggregated_quantity"):
    return {"rules": {"1": {"name": name, "conditions": {"$is": list(wanted)}}}}


def test_the_short_notation_needs_only_ids():
    assert read_bundle({"items": [{"id": "mug"}, {"id": "cap", "quantity": 2}]}) == Bundle(
        (BundlePart(Thing("mug")), BundlePart(Thing("cap"), 2))
    )


def test_the_short_notation_may_say_more():
    item = {"id": "warm", "object": "products_collection", "product_ids": ["mug"], "quantity": 3}
    thing = Thing("warm", "products_collection", product_ids=("mug",))

    assert read_bundle({"limit": 100, "items": [item], "scaling": "FIXED"}) == Bundle(
        (BundlePart(thing, 3),), 100, "FIXED"
    )


@pytest.mark.parametrize("json", [None, {}])
def test_nothing_is_no_bundle(json):
    assert read_bundle(json) is None
    assert read_bundle_rules(json) is None


def test_bundle_rules_name_things_and_units():
    assert read_bundle_rules(rules(**units(3))) == Bundle(
        (BundlePart(Thing("mug", "product"), 3),), 2
    )


def test_bundle_rules_without_units_mean_one():
    [part] = read_bundle_rules(rules()).parts

    assert part.quantity == 1


def test_the_first_words_of_bundle_rules_are_those_of_the_bundle():
    assert read_bundle_rules(rules(error={"message": "two, please"})).error == "two, please"


@pytest.mark.parametrize(
    ("json", "problem"),
    [
        pytest.param([1], "bundle: expected an object", id="list"),
        pytest.param({"items": []}, "bundle: expected at least one thing", id="empty"),
        pytest.param({"limit": 1}, "bundle.items: expected a list", id="no-items"),
        pytest.param({"items": [{}]}, "bundle.items[0]: expected `id`", id="nameless"),
        pytest.param(
            {"items": [{"id": "a", "quantity": 0}]},
            "bundle.items[0].quantity: expected a whole number from 1, got 0",
            id="no-units",
        ),
        pytest.param(
            {"items": [{"id": "a", "quantity": True}]}, "quantity: expected a whole", id="truth"
        ),
        pytest.param(
            {"items": [{"id": "a"}], "limit": 101},
            "bundle.limit: expected a whole number from 1 to 100, got 101",
            id="limit",
        ),
        pytest.param(
            {"items": [{"id": "a"}], "scaling": "SQUARE"},
            "bundle.scaling: expected one of MULTIPLY, FIXED",
            id="scaling",
        ),
    ],
)
def test_a_bundle_that_does_not_fit_is_refused(json, problem):
    with pytest.raises(Misfit) as raised:
        read_bundle(json, ("bundle",))

    assert problem in str(raised.value)


@pytest.mark.parametrize(
    ("json", "problem"),
    [
        pytest.param({"limit": 2}, "b: expected at least one thing", id="empty"),
        pytest.param(
            rules(name="order.amount", conditions={}),
            "b.1.name: expected order.items.any",
            id="name",
        ),
        pytest.param(
            rules(conditions={}), "b.1.conditions: expected $is with one thing", id="no-thing"
        ),
        pytest.param(
            rules(conditions={"$is": [MUG, MUG]}), "expected $is with one thing", id="two-things"
        ),
        pytest.param(rules(conditions={"$is": ["mug"]}), "$is with one thing", id="id-alone"),
        pytest.param(
            rules(**units(1, 2)), "b.1.rules: expected one order.items.aggregated", id="two-numbers"
        ),
        pytest.param(
            rules(**units("two")), "b.1.rules: expected one order.items.aggregated", id="text"
        ),
        pytest.param(
            rules(**units(1, name="order.items.price")), "b.1.rules: expected one", id="price"
        ),
        pytest.param(
            rules(**units(1.5)), "b.1.rules: expected a whole number from 1, got 1.5", id="half"
        ),
        pytest.param(
            rules(rules={number: units(1)["rules"]["1"] for number in "12"}),
            "b.1.rules: expected one",
            id="two-rules",
        ),
    ],
)
def test_bundle_rules_that_do_not_fit_are_refused(json, problem):
    with pytest.raises(Misfit) as raised:
        read_bundle_rules(json, ("b",))

    assert problem in str(raised.value)


def test_what_was_counted_is_written_as_the_contract_has_it():
    found = Qualified(0, 5, (Identified("mug", "product", 0, 2),), (Missing("red", "sku", 1),))

    assert write_qualified(found) == {
        "quantity": 0,
        "limit": 5,
        "identified": [{"id": "mug", "object": "product", "item_index": 0, "item_quantity": 2}],
        "missing": [{"id": "red", "object": "sku", "item_quantity": 1}],
    }


@given(BUNDLES)
def test_bundles_survive_writing_and_reading(bundle):
    assert read_bundle(write_bundle(bundle)) == bundle
    assert read_bundle_rules(write_bundle_rules(bundle)) == bundle
