"""The gate against its corpora, and whether the corpora are what they say."""

import json
from collections import Counter

import pytest
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from conformance.gate.loading import load
from conformance.gate.rules import RULES
from tests.conformance.gate.corpus import measure, sketch
from tests.conformance.gate.corpus.labelled import edits, original
from tests.conformance.gate.corpus.sloppy import pairs

_VALIDATORS = {"bank": OpenAPIV30SpecValidator, "clinic": OpenAPIV31SpecValidator}


@pytest.fixture(scope="module")
def labelled():
    return measure.labelled_outcomes()


@pytest.mark.parametrize("name", ["bank", "clinic"])
def test_a_contract_is_what_its_sketch_draws(name):
    file, text = sketch.draw(name)

    assert file.read_text() == text


@pytest.mark.parametrize("name", ["bank", "clinic"])
def test_a_drawn_contract_is_valid_and_has_a_hundred_schemas(name):
    contract = original(name)

    assert list(_VALIDATORS[name](contract).iter_errors()) == []
    assert len(contract["components"]["schemas"]) >= 100


def test_there_are_enough_edits_and_each_changes_something_once():
    names = Counter()
    for edit in edits():
        base, head = edit.pair()
        names[edit.name] += base != head

    assert len(names) >= 300
    assert set(names.values()) == {1}


def test_there_are_enough_sloppy_pairs():
    changed = [pair.name for pair in pairs() if pair.base != pair.head]

    assert len(set(changed)) == len(list(pairs())) >= 1_000


@pytest.mark.slow
def test_the_gate_finds_what_breaks_and_nothing_else(labelled):
    recall, precision, _, undecided = measure.figures(labelled)

    assert recall >= 0.99, [each.name for each in labelled if each.wanted and not each.found]
    assert precision >= 0.99, [each.name for each in labelled if each.found and not each.wanted]
    assert undecided <= 0.02, [each.name for each in labelled if each.undecided]


@pytest.mark.slow
def test_the_gate_finds_what_breaks_for_the_right_reason(labelled):
    wrong = [(each.name, each.told) for each in labelled if each.reason is False]

    assert wrong == []


def test_every_break_says_which_rule_has_to_find_it():
    breaks = [each for each in (*edits(), *pairs()) if each.breaking]

    assert [each.name for each in breaks if not each.finds] == []
    assert {rule for each in breaks for rule in each.finds} <= set(RULES)


@pytest.mark.slow
def test_the_gate_proves_what_breaks_of_schemas(labelled):
    proved = measure.figures(labelled)[2]

    assert proved >= 0.95, [each.name for each in labelled if each.proof is False]


@pytest.mark.slow
def test_the_gate_keeps_silent_about_refactors():
    outcomes = measure.refactor_outcomes()

    assert len(outcomes) >= 200
    assert [(each.name, each.told) for each in outcomes if each.found] == []


@pytest.mark.slow
def test_the_gate_understands_sloppy_documents():
    outcomes = measure.sloppy_outcomes()

    wrong = [each for each in outcomes if not each.right or each.reason is False]
    assert [(each.name, each.told) for each in wrong] == []


@pytest.mark.parametrize("name", ["bank", "clinic", "ours"])
def test_a_contract_is_the_same_in_json_and_in_many_files(name, tmp_path):
    contract = original(name)
    base = measure.written(tmp_path, "base", contract)
    (tmp_path / "head.json").write_text(json.dumps(contract))
    _scatter(contract, tmp_path / "many")

    heads = [load(str(tmp_path / file)).document for file in ("head.json", "many/root.yaml")]

    assert [each for head in heads for each in measure.findings(base, head) if each.breaking] == []


def _scatter(contract, folder):
    """Write *contract* into a file for the root, one for schemas and one for each path."""
    folder.mkdir()
    told = json.dumps(contract["components"]["schemas"]).replace("#/components/schemas/", "#/")
    (folder / "schemas.yaml").write_text(told)
    paths = {}
    for number, (path, item) in enumerate(contract["paths"].items()):
        told = json.dumps(item).replace('"#/components/schemas/', '"schemas.yaml#/')
        told = told.replace('"#/components/', '"root.yaml#/components/')
        (folder / f"path{number}.yaml").write_text(told)
        paths[path] = {"$ref": f"path{number}.yaml"}
    rest = {key: value for key, value in contract["components"].items() if key != "schemas"}
    told = json.dumps(contract | {"paths": paths, "components": rest})
    told = told.replace('"#/components/schemas/', '"schemas.yaml#/')
    (folder / "root.yaml").write_text(told)
