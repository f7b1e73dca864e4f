"""The rules that a contract writes down for its documents."""

import pytest

from spec import ContractError
from spec.invariants import Broken, Invariants

SUM = {
    "id": "sum",
    "rule": "num(self, 'a') == num(self, 'b') + sum(self.parts)",
    "message": "a = b + parts",
}
POSITIVE = {"id": "positive", "rule": "self.n > 0", "message": "n is positive"}
SHARE = {"type": "object", "x-invariants": [POSITIVE], "required": ["n"]}


def document(**schemas):
    return {"components": {"schemas": schemas}}


def ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


def broken(schema, instance, **schemas):
    whole = {**document(**schemas), "x-inline": schema}
    return [(each.id, each.pointer) for each in Invariants(whole).check(schema, instance)]


def test_a_rule_that_holds_yields_nothing():
    assert broken(ref("A"), {"a": 6, "parts": [1, 2, 3]}, A={"x-invariants": [SUM]}) == []


def test_a_rule_that_fails_is_yielded_in_full():
    invariants = Invariants(document(A={"x-invariants": [SUM]}))

    [found] = invariants.check(ref("A"), {"a": 7, "b": None, "parts": [1, 2, 3]})

    assert found == Broken("sum", "", "a = b + parts", SUM["rule"])


def test_a_rule_that_raises_is_broken_and_says_why():
    invariants = Invariants(document(A=SHARE))

    [found] = invariants.check(ref("A"), {})

    assert (found.id, "cannot tell" in found.message, "'n'" in found.message) == (
        "positive",
        True,
        True,
    )


def test_a_rule_that_is_no_question_is_broken():
    rule = {"id": "number", "rule": "1 + 1", "message": "m"}

    assert broken(ref("A"), {}, A={"x-invariants": [rule]}) == [("number", "")]


BAD = {"n": 0}


@pytest.mark.parametrize(
    ("schema", "instance", "pointers"),
    [
        pytest.param(ref("S"), BAD, [""], id="reference"),
        pytest.param({"allOf": [ref("S")]}, BAD, [""], id="all-of"),
        pytest.param({"properties": {"p/q": ref("S")}}, {"p/q": BAD}, ["/p~1q"], id="property"),
        pytest.param({"items": ref("S")}, [{"n": 1}, BAD, BAD], ["/1", "/2"], id="items"),
        pytest.param(
            {"additionalProperties": ref("S"), "properties": {"own": {}}},
            {"own": BAD, "x": BAD},
            ["/x"],
            id="additional-properties",
        ),
        pytest.param(
            {"oneOf": [{"type": "string"}, ref("S")]}, BAD, [""], id="the-branch-that-accepts"
        ),
        pytest.param({"anyOf": [{"type": "string"}, ref("S")]}, "text", [], id="no-other-branch"),
        pytest.param({"nullable": True, "allOf": [ref("S")]}, None, [], id="null"),
        pytest.param({"properties": {"p": ref("S")}}, {}, [], id="absent"),
        pytest.param({"properties": {"p": ref("S")}}, [BAD], [], id="another-type"),
    ],
)
def test_a_rule_is_evaluated_wherever_its_schema_applies(schema, instance, pointers):
    assert broken(schema, instance, S=SHARE) == [("positive", pointer) for pointer in pointers]


def test_the_tag_picks_the_branch():
    union = {
        "oneOf": [ref("S"), ref("T")],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"s": "#/components/schemas/S", "t": "#/components/schemas/T"},
        },
    }

    assert broken(union, {"kind": "t", "n": 0}, S=SHARE, T={}) == []
    assert broken(union, {"kind": "s", "n": 0}, S=SHARE, T={}) == [("positive", "")]


def test_a_recursive_schema_is_walked_to_its_end():
    tree = {"x-invariants": [POSITIVE], "properties": {"kids": {"items": ref("Tree")}}}
    instance = {"n": 1, "kids": [{"n": 1, "kids": [{"n": 0}]}]}

    assert broken(ref("Tree"), instance, Tree=tree) == [("positive", "/kids/0/kids/0")]


def test_two_schemas_that_lead_to_each_other_are_both_known_to_lead_to_a_rule():
    a = {"properties": {"b": ref("B")}}
    b = {"properties": {"a": ref("A"), "s": ref("S")}}
    instance = {"b": {"a": {"b": {"s": BAD}}}}

    assert broken(ref("A"), instance, A=a, B=b, S=SHARE) == [("positive", "/b/a/b/s")]


def test_evaluations_are_counted():
    invariants = Invariants(document(S=SHARE))

    list(invariants.check({"items": ref("S")}, [{"n": 1}, {"n": 0}]))
    list(invariants.check(ref("S"), {"n": 2}))

    assert invariants.evaluated == {"positive": 3}
    assert invariants.ids == {"positive"}


def test_what_was_true_is_not_asked_again_and_what_was_broken_is_told_again():
    invariants = Invariants(document(S=SHARE))

    broken = [len([*invariants.check(ref("S"), {"n": n})]) for n in (1, 1, 0, 0)]

    assert broken == [0, 0, 1, 1]
    assert invariants.evaluated == {"positive": 3}


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        pytest.param({"id": "x", "rule": "1 +* 2", "message": "m"}, "invariant x", id="no-cel"),
        pytest.param({"id": "x", "rule": "true"}, "needs id, rule and message", id="no-message"),
        pytest.param(
            {"id": "x", "rule": "num(self, self.a) > 0", "message": "m"},
            "invariant x: num takes a map and a name in quotes",
            id="num-of-no-name",
        ),
    ],
)
def test_a_rule_that_does_not_compile_is_an_error_that_names_it(rule, said):
    with pytest.raises(ContractError, match=said):
        Invariants(document(A={"x-invariants": [rule]}))


@pytest.mark.parametrize(
    ("members", "number"),
    [({"a": 2}, 2), ({"a": None}, 0), ({}, 0), ({"a": 2.5}, 2.5)],
    ids=["there", "null", "absent", "fraction"],
)
@pytest.mark.parametrize(
    ("place", "wrapped"),
    [
        pytest.param("self", lambda members: members, id="the whole"),
        pytest.param("self.inner", lambda members: {"inner": members}, id="a part"),
        pytest.param("self[size(self) - 1]", lambda members: [{}, members], id="the last"),
    ],
)
def test_num_takes_absent_and_null_for_nothing(place, wrapped, members, number):
    rule = {"id": "x", "rule": f"num({place}, 'a') == {number}", "message": "m"}
    quoted = {"id": "y", "rule": f'num({place}, "a") == {number}', "message": "m"}
    invariants = Invariants(document(A={"x-invariants": [rule, quoted]}))

    assert not [*invariants.check({"$ref": "#/components/schemas/A"}, wrapped(members))]
    assert [*invariants.check({"$ref": "#/components/schemas/A"}, wrapped({"a": 7}))]


@pytest.mark.parametrize(("parts", "total"), [([], 0), ([1, 2], 3)])
def test_the_sum_of_nothing_is_nothing(parts, total):
    rule = {"id": "x", "rule": f"sum(self.parts) == {total}", "message": "m"}
    invariants = Invariants(document(A={"x-invariants": [rule]}))

    assert not [*invariants.check({"$ref": "#/components/schemas/A"}, {"parts": parts})]
    assert [*invariants.check({"$ref": "#/components/schemas/A"}, {"parts": [9]})]
