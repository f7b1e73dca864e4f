import json
from decimal import Decimal

import pytest
from hypothesis import given
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
)
from mock_server.engine.rules.names import NAMES
from mock_server.store.misfit import Misfit
from mock_server.wire.rule import read_rule, read_rules, write_rule, write_rules
from mock_server.wire.timestamp import read_timestamp
from tests.mock_server.wire.rule_strategies import EXPRESSIONS, RULES

DOCUMENT = {
    "id": "val_eR1c41hu0vUU",
    "name": "Four mugs for English speakers",
    "type": "expression",
    "context_type": "global",
    "rules": {
        "1": {
            "name": "order.items.any",
            "rules": {
                "1": {
                    "name": "order.items.aggregated_quantity",
                    "rules": {},
                    "conditions": {"$more_than_or_equal": [4]},
                },
                "logic": "1",
            },
            "conditions": {"$is": [{"id": "mug", "type": "product_or_sku", "object": "product"}]},
            "error": {"message": "Take four"},
        },
        "2": {
            "name": "customer.metadata",
            "property": "lang",
            "rules": {},
            "conditions": {"$is": ["en"]},
        },
        "logic": "1 AND (2)",
    },
    "bundle_rules": {
        "limit": 3,
        "1": {
            "name": "order.items.any",
            "rules": {
                "1": {
                    "name": "order.items.aggregated_quantity",
                    "rules": {},
                    "conditions": {"$is": [2]},
                },
                "logic": "1",
            },
            "conditions": {"$is": [{"id": "mug", "type": "product_or_sku", "object": "product"}]},
        },
        "logic": "1",
    },
    "error": {"message": "Sorry"},
    "applicable_to": {
        "included": [{"object": "product", "id": "mug", "effect": "APPLY_TO_EVERY"}],
        "excluded": [],
        "included_all": False,
    },
    "created_at": "2022-03-23T07:44:00.444Z",
    "updated_at": None,
    "object": "validation_rules",
}
MUG = Thing("mug", "product")


def short(name, conditions, **members):
    return {"id": "val_1", "name": name, "conditions": conditions, **members}


def test_a_document_is_read_member_by_member():
    quantity = Condition(
        "1",
        "order.items.aggregated_quantity",
        (Check("$more_than_or_equal", (Number(Decimal(4)),)),),
    )
    items = Condition(
        "1",
        "order.items.any",
        (Check("$is", (MUG,)),),
        rules=Expression((quantity,), "1"),
        error="Take four",
    )
    language = Condition("2", "customer.metadata", (Check("$is", (Text("en"),)),), "lang")

    assert read_rule(DOCUMENT) == Rule(
        id="val_eR1c41hu0vUU",
        expression=Expression((items, language), "1 AND (2)"),
        error="Sorry",
        bundle=Bundle((BundlePart(MUG, 2),), 3),
        targets=Targets((Target("product", "mug"),)),
        name="Four mugs for English speakers",
        created_at=read_timestamp("2022-03-23T07:44:00.444Z"),
    )


def test_a_document_comes_back_as_it_was():
    assert write_rule(read_rule(DOCUMENT)) == DOCUMENT


def test_a_new_document_gets_defaults_and_an_id_of_ours():
    rule = read_rule({"name": "New"}, "val_new")

    assert rule == Rule("val_new", name="New", type="expression", context_type="global")


def test_a_rule_without_a_name_shows_its_id():
    assert write_rule(Rule("val_1"))["name"] == "val_1"


def test_a_rule_without_a_bundle_shows_an_empty_one():
    assert write_rule(Rule("val_1"))["bundle_rules"] == {}


def test_entries_with_one_id_are_one_rule_joined_by_and():
    rules = read_rules(
        [
            {"id": "val_a", "name": "order.amount", "conditions": {"$more_than": [1000]}},
            {"id": "val_b", "name": "order.items.count", "conditions": {"$is": [1]}},
            {"id": "val_a", "name": "order.initial_amount", "conditions": {"$less_than": [1100]}},
        ]
    )

    assert [rule.id for rule in rules] == ["val_a", "val_b"]
    assert [one.name for one in rules[0].expression.conditions] == [
        "order.amount",
        "order.initial_amount",
    ]
    assert [one.number for one in rules[0].expression.conditions] == ["1", "2"]
    assert rules[0].expression.logic is None


@pytest.mark.parametrize("place", [0, 1])
def test_any_entry_may_give_the_logic(place):
    entries = [short("order.amount", {}), short("order.items.count", {})]
    entries[place]["logic"] = "1 or 2"

    assert read_rules(entries)[0].expression.logic == "1 or 2"


@pytest.mark.parametrize("error", ["Sorry", {"message": "Sorry"}])
def test_an_entry_may_have_words_of_its_own(error):
    [rule] = read_rules([short("order.amount", {}, error=error)])

    assert rule.expression.conditions[0].error == "Sorry"


@pytest.mark.parametrize("error", [None, "", {}, {"message": None}, {"message": ""}])
def test_no_words_are_none(error):
    [rule] = read_rules([short("order.amount", {}, error=error)])

    assert rule.expression.conditions[0].error is None


@pytest.mark.parametrize("json", [None, []])
def test_a_redeemable_without_rules_has_none(json):
    assert read_rules(json) == ()


def test_whole_documents_may_stand_among_short_entries():
    rules = read_rules([short("order.amount", {}), DOCUMENT])

    assert rules[1] == read_rule(DOCUMENT)


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("metadata")])
def test_rules_on_metadata_have_to_name_a_property(name):
    with pytest.raises(Misfit, match=f"Rule '{name}' must have a 'property'"):
        read_rules([short(name, {})])


@pytest.mark.parametrize("name", ["order.items.metadata_any", "order.items.metadata_each"])
def test_rules_on_metadata_of_lines_do_too(name):
    with pytest.raises(Misfit, match="must have a 'property'"):
        read_rules([short(name, {})])


def test_a_value_alone_is_a_list_of_one():
    [rule] = read_rules([short("order.amount", {"$is": 5})])

    assert rule.expression.conditions[0].checks == (Check("$is", (Number(Decimal(5)),)),)


def test_fractions_stay_exact():
    [rule] = read_rules([short("order.amount", {"$is": [0.1]})])

    assert rule.expression.conditions[0].checks[0].operands == (Number(Decimal("0.1")),)


@pytest.mark.parametrize(
    ("json", "thing"),
    [
        pytest.param({"id": "x"}, Thing("x"), id="open"),
        pytest.param({"id": "x", "type": "product_or_sku"}, Thing("x"), id="open-by-type"),
        pytest.param({"id": "x", "object": "sku"}, Thing("x", "sku"), id="object"),
        pytest.param(
            {"id": "x", "type": "products_collection", "product_ids": ["a"]},
            Thing("x", "products_collection", product_ids=("a",)),
            id="collection-by-type",
        ),
        pytest.param(
            {"id": "x", "object": "product", "source_id": "s"},
            Thing("x", "product", "s"),
            id="source-id",
        ),
        pytest.param("x", Text("x"), id="id-alone"),
    ],
)
def test_things_are_named_with_as_much_as_is_known(json, thing):
    [rule] = read_rules([short("order.items.any", {"$is": [json]})])

    assert rule.expression.conditions[0].checks[0].operands == (thing,)


def test_unknown_members_of_a_document_are_tolerated():
    assert read_rule({**DOCUMENT, "assignments_count": 3}) == read_rule(DOCUMENT)


def test_rules_that_say_no_more_are_written_in_short():
    entry = short("order.amount", {"$more_than": [1000]})

    assert write_rules(read_rules([entry])) == [{**entry, "rules": {}}]


def test_rules_that_say_more_are_written_whole():
    assert write_rules([read_rule(DOCUMENT)]) == [DOCUMENT]


@given(st.lists(RULES | st.builds(Rule, st.text(min_size=1), EXPRESSIONS), max_size=3))
def test_rules_of_a_redeemable_survive_writing_and_reading(rules):
    unique = tuple({rule.id: rule for rule in rules}.values())

    assert read_rules(json.loads(json.dumps(write_rules(unique)))) == unique


@given(RULES)
def test_documents_survive_writing_and_reading(rule):
    assert read_rule(json.loads(json.dumps(write_rule(rule)))) == rule


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["1", "id", "$is"]),
        lambda inner: (
            st.lists(inner, max_size=2)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "name", "conditions", "rules", "1", "logic", "error", "$is"]
                ),
                inner | st.sampled_from([*NAMES, "order.items.price"]),
                max_size=4,
            )
        ),
        max_leaves=10,
    )
)
def test_nothing_but_a_misfit_comes_of_strange_documents(json_):
    for read in (read_rules, read_rule):
        try:
            read(json_)
        except Misfit as misfit:
            assert misfit.problem  # noqa: PT017 - any other exception fails the test
