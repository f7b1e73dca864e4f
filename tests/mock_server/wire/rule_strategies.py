"""Hypothesis strategies for validation rules that the API could have sent."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from mock_server.engine.discounts import Target, Targets
from mock_server.engine.rules import (
    Bundle,
    BundlePart,
    Check,
    Condition,
    Expression,
    Number,
    Rule,
    Text,
    Thing,
    Truth,
)
from mock_server.engine.rules.names import NAMES
from mock_server.wire.timestamp import read_timestamp

OPERANDS = (
    st.builds(Text, st.text(max_size=5))
    | st.builds(Number, st.integers(-100, 100).map(Decimal))
    | st.builds(Number, st.decimals(-100, 100, places=2))
    | st.builds(Truth, st.booleans())
)
THINGS = st.builds(
    Thing,
    st.text(min_size=1, max_size=5),
    st.sampled_from([None, "product", "sku", "products_collection"]),
    st.none() | st.text(min_size=1, max_size=5),
    st.lists(st.text(max_size=3), max_size=2).map(tuple),
)


def checks(operands, operators):
    wanted = st.lists(operands, max_size=2).map(tuple)
    several = st.lists(
        st.builds(Check, operators, wanted), max_size=2, unique_by=lambda check: check.operator
    )
    return several.map(tuple)


WORDS = st.none() | st.text(min_size=1, max_size=9)
CONDITIONS = st.builds(
    Condition,
    st.just("1"),
    st.sampled_from([name for name, question in NAMES.items() if not question.of_things]),
    checks(OPERANDS, st.sampled_from(["$is", "$is_not", "$in", "$contains", "$not_differ"])),
    st.text(min_size=1, max_size=5),
    error=WORDS,
) | st.builds(
    Condition,
    st.just("1"),
    st.sampled_from(["order.items.any", "order.items.cheapest"]),
    checks(THINGS | st.builds(Text, st.text(max_size=5)), st.sampled_from(["$is", "$from"])),
    rules=st.sampled_from(
        [
            Expression(),
            Expression(
                (Condition("1", "order.items.price"), Condition("2", "order.items.quantity"))
            ),
            Expression((Condition("7", "order.items.metadata", property="gift"),), "7"),
        ]
    ),
    error=WORDS,
)
EXPRESSIONS = st.lists(CONDITIONS, min_size=1, max_size=3).flatmap(
    lambda conditions: st.builds(
        Expression,
        st.just(tuple(replace(one, number=str(at)) for at, one in enumerate(conditions, 1))),
        st.none() | st.just(" or ".join(str(at) for at in range(1, len(conditions) + 1))),
    )
)
BUNDLES = st.builds(
    Bundle,
    st.lists(st.builds(BundlePart, THINGS, st.integers(1, 9)), min_size=1, max_size=2).map(tuple),
    st.integers(1, 100),
    st.sampled_from(["MULTIPLY", "FIXED"]),
    WORDS,
)
RULES = st.builds(
    Rule,
    st.text(min_size=1, max_size=5),
    EXPRESSIONS,
    error=WORDS,
    bundle=st.none() | BUNDLES,
    targets=st.sampled_from(
        [Targets(), Targets((Target("products_collection", "pc", product_ids=("mug",)),), (), True)]
    ),
    name=st.text(min_size=1, max_size=9),
    created_at=st.none() | st.just(read_timestamp("2024-01-01")),
)
