import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.rules import Bundle, BundlePart, Thing, qualify
from mock_server.engine.rules.bundle import Identified, Missing
from tests.builders import a_line, an_order

MUG, CAP = Thing("mug", "product"), Thing("cap", "product")
RED = Thing("red", "sku")
WARM = Thing("warm", "products_collection", product_ids=("mug", "hat"))
THINGS = (MUG, CAP, RED, WARM, Thing("mug"), Thing("red"))
BUNDLES = st.builds(
    Bundle,
    st.lists(
        st.builds(BundlePart, st.sampled_from(THINGS), st.integers(1, 3)), min_size=1, max_size=3
    ).map(tuple),
    st.integers(1, 100),
)
CARTS = st.lists(
    st.builds(
        a_line,
        st.sampled_from(["mug", "cap", "hat", "pen"]),
        quantity=st.integers(0, 8),
        sku_id=st.sampled_from([None, "red"]),
    ),
    max_size=5,
).map(lambda lines: an_order(*lines))


def bundle(*parts, limit=1):
    return Bundle(tuple(BundlePart(*part) for part in parts), limit)


@pytest.mark.parametrize(
    ("wanted", "quantities", "quantity"),
    [
        pytest.param(bundle((MUG, 1), (CAP, 1), limit=100), (5, 5), 5, id="documented-five"),
        pytest.param(bundle((MUG, 1), (CAP, 1), limit=3), (5, 5), 3, id="no-more-than-the-limit"),
        pytest.param(bundle((MUG, 1), (CAP, 1)), (5, 5), 1, id="one-by-default"),
        pytest.param(bundle((MUG, 2), (CAP, 1), limit=9), (5, 9), 2, id="the-scarcest-part"),
        pytest.param(bundle((MUG, 2), (CAP, 1), limit=9), (1, 9), 0, id="incomplete"),
        pytest.param(bundle((MUG, 1), (MUG, 1), limit=9), (5, 0), 2, id="one-thing-twice"),
    ],
)
def test_bundles_are_counted_up_to_their_limit(wanted, quantities, quantity):
    mugs, caps = quantities
    order = an_order(a_line("mug", quantity=mugs), a_line("cap", quantity=caps))

    found = qualify(wanted, order)

    assert (found.quantity, found.limit) == (quantity, wanted.limit)


def test_units_of_a_bundle_are_identified_line_by_line():
    order = an_order(
        a_line("mug", quantity=3), a_line("cap", quantity=9), a_line("mug", quantity=2)
    )

    found = qualify(bundle((MUG, 2), (CAP, 1), limit=2), order)

    assert found.identified == (
        Identified("mug", "product", 0, 3),
        Identified("cap", "product", 1, 2),
        Identified("mug", "product", 2, 1),
    )
    assert found.missing == ()


def test_without_a_complete_bundle_the_missing_units_of_the_first_are_named():
    found = qualify(bundle((MUG, 3), (RED, 1), (WARM, 2)), an_order(a_line("mug", quantity=2)))

    assert found.quantity == 0
    assert found.identified == (Identified("mug", "product", 0, 2),)
    assert found.missing == (
        Missing("red", "sku", 1),
        Missing("mug", "product", 1),
        Missing("warm", "products_collection", 2),
    )


def test_what_is_named_closest_chooses_first():
    order = an_order(a_line("mug", quantity=1, sku_id="red"), a_line("hat", quantity=1))

    found = qualify(bundle((WARM, 1), (RED, 1)), order)

    assert found.identified == (Identified("red", "sku", 0, 1), Identified("hat", "product", 1, 1))


@pytest.mark.parametrize(
    ("thing", "line", "identified"),
    [
        pytest.param(Thing("red"), a_line("mug", sku_id="red"), ("red", "sku"), id="open-sku"),
        pytest.param(Thing("mug"), a_line("mug"), ("mug", "product"), id="open-product"),
        pytest.param(
            Thing("warm", "products_collection", product_ids=("red",)),
            a_line(None, sku_id="red"),
            ("red", "sku"),
            id="member-that-is-a-sku",
        ),
        pytest.param(
            Thing("warm", "products_collection", product_ids=("tea",)),
            a_line(None, source_id="tea", related_object="product"),
            ("tea", "product"),
            id="member-by-source-id",
        ),
    ],
)
def test_identified_units_say_what_they_are(thing, line, identified):
    [unit] = qualify(bundle((thing, 1)), an_order(line)).identified

    assert (unit.id, unit.object) == identified


def test_what_may_be_either_is_missing_as_a_product():
    assert qualify(bundle((Thing("mug"), 1)), an_order()).missing == (Missing("mug", "product", 1),)


def test_parts_of_the_same_thing_share_the_units_of_a_line():
    found = qualify(bundle((MUG, 1), (MUG, 2)), an_order(a_line("mug", quantity=5)))

    assert found.identified == (Identified("mug", "product", 0, 3),)


def test_an_empty_order_lacks_everything():
    found = qualify(bundle((MUG, 2)), an_order())

    assert (found.quantity, found.missing) == (0, (Missing("mug", "product", 2),))


@given(BUNDLES, CARTS)
def test_a_complete_bundle_identifies_all_of_its_units_and_lacks_none(wanted, order):
    found = qualify(wanted, order)
    each = sum(part.quantity for part in wanted.parts)
    units = sum(one.item_quantity for one in found.identified)

    if found.quantity:
        assert (units, found.missing) == (each * found.quantity, ())
    else:
        assert units + sum(one.item_quantity for one in found.missing) == each
        assert found.missing


@given(BUNDLES, CARTS)
def test_no_unit_of_a_line_is_used_twice(wanted, order):
    found = qualify(wanted, order)

    for index, line in enumerate(order.items):
        used = [one.item_quantity for one in found.identified if one.item_index == index]
        assert sum(used) <= line.quantity


@given(BUNDLES, CARTS)
def test_more_units_never_make_fewer_bundles_of_one_part(wanted, order):
    single = Bundle(wanted.parts[:1], wanted.limit)
    more = an_order(*order.items, a_line("mug", quantity=2, sku_id="red"))

    assert qualify(single, order).quantity <= qualify(single, more).quantity <= wanted.limit
