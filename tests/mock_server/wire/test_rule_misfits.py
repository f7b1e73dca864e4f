"""Rules that do not fit, and the place that is named for it."""

import pytest

from mock_server.engine.rules import (
    Thing,
)
from mock_server.store.misfit import Misfit
from mock_server.wire.rule import read_rule, read_rules

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


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        pytest.param(5, "[0]: expected an object, got 5", id="no-object"),
        pytest.param({"name": "order.amount"}, "[0]: expected `id`", id="no-id"),
        pytest.param({"id": "v"}, "[0]: expected `name`", id="no-name"),
        pytest.param({"id": "v", "name": 5}, "[0].name: expected a string, got 5", id="name"),
        pytest.param(
            short("order.amout", {}),
            "[0].name: unknown rule name 'order.amout'; did you mean order.amount or",
            id="misspelt-name",
        ),
        pytest.param(short("xyz", {}), "unknown rule name 'xyz'; known: campaign.", id="strange"),
        pytest.param(
            short("order.items.price", {}), "unknown rule name 'order.items.price'", id="sub-name"
        ),
        pytest.param(
            short("customer.metadata", {"$is": ["x"]}),
            "[0]: Rule 'customer.metadata' must have a 'property'",
            id="no-property",
        ),
        pytest.param(
            short("order.amount", {"$mor_than": [1]}),
            "[0].conditions.$mor_than: unknown operator '$mor_than'; did you mean $more_than",
            id="misspelt-operator",
        ),
        pytest.param(
            short("order.items.any", {"$contains": ["x"]}),
            "[0].conditions.$contains: unknown operator '$contains'; ",
            id="operator-of-another-name",
        ),
        pytest.param(
            short("order.amount", {"$from": ["x"]}), "unknown operator '$from'", id="from-nothing"
        ),
        pytest.param(
            short("order.amount", {"$is": [1, {}]}),
            "[0].conditions.$is[1]: expected text, a number or a truth value, got {}",
            id="object-as-value",
        ),
        pytest.param(
            short("order.amount", {"$is": [[1]]}), "$is[0]: expected text", id="list-as-value"
        ),
        pytest.param(
            short("order.amount", {"$is": [None]}), "$is[0]: expected text", id="null-as-value"
        ),
        pytest.param(
            short("order.amount", {"$less_than": ["many"]}),
            "[0].conditions.$less_than[0]: expected a number or a date, got 'many'",
            id="no-number",
        ),
        pytest.param(
            short("redemption.metadata", {"$timeframe": ["2024-01-01;P2D"]}, property="at"),
            "[0].conditions.$timeframe[0]: expected 3 parts between semicolons, got",
            id="no-window",
        ),
        pytest.param(
            short("order.items.any", {"$is": [{"object": "sku"}]}),
            "[0].conditions.$is[0]: expected `id`",
            id="nameless-thing",
        ),
        pytest.param(
            short("order.items.any", {"$is": [{"id": "x", "object": "shop"}]}),
            "[0].conditions.$is[0].object: expected one of product, sku, products_collection",
            id="strange-thing",
        ),
        pytest.param(
            short("order.items.any", {"$is": [5]}), "$is[0]: expected an object, got 5", id="thing"
        ),
        pytest.param(short("order.amount", []), "[0].conditions: expected an object", id="checks"),
        pytest.param(
            short("order.amount", {}, rules={"1": {"name": "order.items.price"}}),
            "[0].rules: order.amount takes no sub-rules",
            id="no-sub-rules",
        ),
        pytest.param(
            short("order.items.any", {}, rules={"1": {"name": "product.price"}}),
            "[0].rules.1.name: unknown rule name 'product.price'",
            id="sub-rule-of-another",
        ),
        pytest.param(
            short("order.items.any", {}, rules={"1": {"name": "order.items.metadata"}}),
            "[0].rules.1: Rule 'order.items.metadata' must have a 'property'",
            id="sub-rule-without-property",
        ),
        pytest.param(
            short(
                "order.items.any",
                {},
                rules={"1": {"name": "order.items.price", "rules": {"1": {"name": "x"}}}},
            ),
            "[0].rules.1.rules: order.items.price takes no sub-rules",
            id="sub-sub-rule",
        ),
        pytest.param(
            short("order.items.any", {}, rules={"1": {"name": "order.items.price"}, "logic": "2"}),
            "[0].rules.logic: names '2'; known here: 1",
            id="logic-of-sub-rules",
        ),
        pytest.param(
            short("order.amount", {}, logic="1 and (2"),
            "[0].logic: expected ')' at the end of '1 and (2'",
            id="malformed-logic",
        ),
        pytest.param(
            short("order.amount", {}, logic="1 and 2"), "[0].logic: names '2'", id="logic-names"
        ),
        pytest.param(
            short("order.amount", {}, logic=1), "[0].logic: expected a string", id="logic"
        ),
        pytest.param(
            short("order.amount", {}, proprety="x"),
            "[0].proprety: unknown; known here: id, name,",
            id="misspelt-member",
        ),
        pytest.param(
            short("order.amount", {}, error=[]), "[0].error: expected an object", id="error"
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(entry, problem):
    with pytest.raises(Misfit) as raised:
        read_rules([entry])

    assert problem in str(raised.value)


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        pytest.param({}, "rules: expected a list", id="no-list"),
        pytest.param([DOCUMENT, DOCUMENT], "rules[0].id: val_eR1c41hu0vUU is there", id="twice"),
        pytest.param(
            [short("order.amount", {}, logic="1"), short("order.amount", {}, logic="2")],
            "rules[1].logic: expected '1' as before, or nothing",
            id="two-logics",
        ),
    ],
)
def test_what_does_not_fit_together_is_refused(entries, problem):
    with pytest.raises(Misfit) as raised:
        read_rules(entries or "none", ("rules",))

    assert problem in str(raised.value)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        pytest.param({"id": None}, "expected `id`", id="no-id"),
        pytest.param({"type": "simple"}, "type: expected one of expression, basic", id="type"),
        pytest.param({"name": 5}, "name: expected a string", id="name"),
        pytest.param({"rules": []}, "rules: expected an object", id="rules"),
        pytest.param({"rules": {"1": 5}}, "rules.1: expected an object", id="one-rule"),
        pytest.param({"rules": {"logic": "1"}}, "rules.logic: names '1'; known here: nothing"),
        pytest.param({"created_at": "soon"}, "created_at: soon is not a date-time", id="date"),
        pytest.param({"applicable_to": []}, "applicable_to: expected an object", id="targets"),
        pytest.param(
            {"applicable_to": {"included": [{"id": "x"}]}},
            "applicable_to.included[0]: expected `object`",
            id="included",
        ),
        pytest.param(
            {"applicable_to": {"excluded": ["x"]}},
            "applicable_to.excluded[0]: expected an object",
            id="excluded",
        ),
        pytest.param({"error": 5}, "error: expected an object", id="error"),
    ],
)
def test_a_document_that_does_not_fit_is_refused_with_its_place(changes, problem):
    with pytest.raises(Misfit) as raised:
        read_rule({**DOCUMENT, **changes})

    assert problem in str(raised.value)
