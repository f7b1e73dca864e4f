"""What the contract shows is what it says: examples are valid, and its rules hold on them."""

import pytest

import spec
from spec import follow
from spec.faults import faults, sentence
from spec.invariants import Invariants
from spec.validators import Validators
from tests.spec import places

DOCUMENTS = ["openapi", "control"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_example_is_valid_for_who_writes_it(name):
    document = spec.load(name)
    validators = Validators(document)
    invalid = []

    for example in places.examples(document):
        validator = validators.of(example.direction, example.schema)
        said = sentence(faults(validator, example.value))
        if said:
            invalid.append(f"{example.direction} {example.pointer}: {said}")

    assert invalid == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_rule_holds_on_every_example(name):
    document = spec.load(name)
    invariants = Invariants(document)

    broken = [
        f"{example.pointer}{each.pointer}: {each.id}: {each.message}"
        for example in places.examples(document)
        if example.direction == "response"
        for each in invariants.check(example.schema, example.value)
    ]

    assert broken == []


def test_every_rule_is_met_by_some_example():
    document = spec.load()
    invariants = Invariants(document)

    for example in places.examples(document):
        if example.direction == "response":
            list(invariants.check(example.schema, example.value))

    assert sorted(invariants.ids - invariants.evaluated.keys()) == []


def test_an_id_stands_for_one_rule():
    rules = {}

    for node in places.objects(spec.load()):
        for rule in node.get("x-invariants", ()):
            rules.setdefault(rule["id"], set()).add(rule["rule"])

    assert {id_: len(texts) for id_, texts in rules.items() if len(texts) > 1} == {}


def test_successes_of_the_contract_are_documented_as_json():
    document = spec.load()
    odd = [
        (operation.id, status, media)
        for operation in spec.operations(document).values()
        for status, response in operation.node["responses"].items()
        for media in follow(document, response).get("content", {})
        if media != "application/json"
    ]

    assert odd == []
