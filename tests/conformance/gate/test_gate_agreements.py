"""What the gate says where people have agreed on more, or less, than containment."""

import pytest

from tests.conformance.gate.contracts import breaks, changes, giving, news, taking

_TEXT, _WHOLE = {"type": "string"}, {"type": "integer"}


def an_object(**properties):
    return {"type": "object", "properties": properties}


def test_a_new_optional_property_of_an_open_object_is_news():
    found = changes(taking(an_object(a=_TEXT)), taking(an_object(a=_TEXT, b=_WHOLE)))

    assert [(each.rule, each.breaking) for each in found] == [("request-property-added", False)]


def test_a_property_gone_from_an_open_request_is_a_warning():
    found = changes(taking(an_object(a=_TEXT, b=_TEXT)), taking(an_object(a=_TEXT)))

    assert [(each.rule, each.severity) for each in found] == [
        ("request-property-removed", "warning")
    ]


def test_a_property_gone_from_a_closed_request_is_an_error():
    base = {**an_object(a=_TEXT, b=_TEXT), "additionalProperties": False}
    head = {**an_object(a=_TEXT), "additionalProperties": False}

    found = changes(taking(base), taking(head))

    assert [(each.rule, each.severity, list(each.witness.value)) for each in found] == [
        ("request-closed-property-removed", "error", ["b"])
    ]


@pytest.mark.parametrize(
    ("required", "rule", "severity"),
    [
        ([], "response-property-removed", "warning"),
        (["b"], "response-required-property-removed", "error"),
    ],
    ids=["optional", "required"],
)
def test_a_property_gone_from_a_response_matters_by_whether_it_was_required(
    required, rule, severity
):
    base = {**an_object(a=_TEXT, b=_TEXT), "required": required}

    found = changes(giving(base), giving(an_object(a=_TEXT)))

    assert [(each.rule, each.severity) for each in found] == [(rule, severity)]


def test_a_new_value_of_an_extensible_enum_breaks_nobody():
    base = {"enum": ["a"], "x-extensible-enum": True}

    found = breaks(giving(base), giving({**base, "enum": ["a", "b"]}))

    assert found == []


def test_read_only_properties_are_no_part_of_requests():
    base = {**an_object(a={**_TEXT, "readOnly": True}), "required": ["a"]}
    head = {**an_object(a={**_TEXT, "readOnly": True, "maxLength": 1}), "required": ["a"]}

    assert breaks(taking(base), taking(head)) == []
    assert breaks(giving(head), giving(base)) == ["response-max-length-removed"]


def test_a_recursive_schema_is_compared_once():
    node = an_object(child={"$ref": "#/components/schemas/N"}, a=_TEXT)
    head = an_object(child={"$ref": "#/components/schemas/N"}, a={**_TEXT, "maxLength": 2})
    top = {"$ref": "#/components/schemas/N"}

    found = breaks(taking(top, N=node), taking(top, N=head))

    assert found == ["request-max-length-added"]


def test_a_branch_that_narrows_but_is_covered_by_another_breaks_nobody():
    narrowed = {"anyOf": [{**_TEXT, "maxLength": 2}, _TEXT]}

    assert breaks(taking({"anyOf": [_TEXT, _TEXT]}), taking(narrowed)) == []


def test_branches_that_come_to_overlap_refuse_what_they_took():
    any_of = {"anyOf": [an_object(a=_TEXT) | {"required": ["a"]},
                        an_object(b=_TEXT) | {"required": ["b"]}]}  # fmt: skip

    found = changes(taking(any_of), taking({"oneOf": any_of["anyOf"]}))

    assert [each.rule for each in found] == ["request-branches-overlap"]


def test_what_nobody_can_decide_is_said_so():
    base, head = {**_TEXT, "pattern": "b(?!xyz)"}, {**_TEXT, "pattern": "b(?!uvw)"}

    found = changes(taking(base), taking(head))

    assert [(each.rule, each.undecided) for each in found] == [("request-schema-undecided", True)]


@pytest.mark.parametrize(
    ("base", "head"),
    [
        pytest.param({**_TEXT, "minItems": 1}, {**_TEXT, "minItems": 2}, id="of-another-type"),
        pytest.param(
            {"enum": ["a"], "maxLength": 9}, {"enum": ["a"], "maxLength": 5}, id="beside-an-enum"
        ),
    ],
)
def test_a_bound_that_does_nothing_is_worth_a_warning_when_tightened(base, head):
    found = changes(taking(base), taking(head))

    assert [(each.rule, each.severity) for each in found] == [
        ("request-idle-bound-tightened", "warning")
    ]
    assert breaks(taking(head), taking(base)) == []


def test_a_named_alternative_is_missed_though_its_twin_stays():
    twins = {name: an_object(name=_TEXT) for name in ("Cat", "Dog", "Rabbit")}
    cat, dog, rabbit = ({"$ref": f"#/components/schemas/{name}"} for name in twins)
    more, less = {"oneOf": [cat, dog, rabbit]}, {"oneOf": [cat, dog]}

    assert breaks(taking(more, **twins), taking(less, **twins)) == ["request-named-branch-removed"]
    assert breaks(taking(less, **twins), taking(more, **twins)) == []
    assert breaks(giving(less, **twins), giving(more, **twins)) == ["response-named-branch-added"]


def test_branches_that_overlapped_from_the_start_are_left_in_peace():
    dog, cat = an_object(barks=_TEXT), an_object(purrs=_TEXT)

    found = breaks(
        taking({"oneOf": [dog, cat]}), taking({"oneOf": [dog, cat, an_object(eats=_TEXT)]})
    )

    assert found == []


@pytest.mark.parametrize("contract", [taking, giving])
def test_an_invariant_is_compared_by_its_rule(contract):
    rule = {"id": "total", "rule": "self.a == 1", "message": "one"}
    told, other = {**rule, "message": "two"}, {**rule, "rule": "self.a == 2"}
    base = contract({"type": "object", "x-invariants": [rule]})

    assert news(base, contract({"type": "object", "x-invariants": [told]})) == []
    assert len(breaks(base, contract({"type": "object", "x-invariants": [other]}))) == 1
