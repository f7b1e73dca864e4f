"""What a selftest writes for programs and for people."""

import io
import json
from dataclasses import replace

import jsonschema
import pytest
from rich.console import Console

from conformance.selftest import document, text
from conformance.selftest.result import Result
from conformance.selftest.targets import targets
from tests.conformance.selftest.hunts import a_bug, a_full_matrix

SCHEMA = json.loads(document.SCHEMA.read_text())


def a_result(*, thorough=True):
    matrix = a_full_matrix()
    return Result(7, "standard", matrix, targets(matrix, thorough=thorough, named=False), 12.3456)


def report(result):
    stream = io.StringIO()
    text.write(result, Console(file=stream))
    return stream.getvalue()


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("thorough", [True, False])
def test_the_document_obeys_its_schema(thorough):
    told = json.loads(document.written(a_result(thorough=thorough)))

    jsonschema.Draft202012Validator(SCHEMA).validate(told)


def test_an_interrupted_selftest_judges_no_target():
    result = replace(a_result(), targets=())

    told = json.loads(document.written(result))

    jsonschema.Draft202012Validator(SCHEMA).validate(told)
    assert (told["interrupted"], told["met"]) == (True, False)
    assert "interrupted: what was hunted first is no fair sample" in report(result)


def test_the_schema_is_strict():
    told = document.document(a_result()) | {"surprise": 1}

    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(told)


def test_the_document_says_what_came_of_each_sabotage():
    told = document.document(a_result())

    assert [(each["id"], each["found_in"]) for each in told["sabotages"]] == [
        ("limit_off_by_one", "smoke"),
        ("gift_race", "standard"),
        ("lock_race", None),
        ("float_money", None),
    ]
    assert told["sabotages"][3]["standard"]["crash"] == "ValueError: too deep"
    assert told["races"] == [
        {"id": "gift_race", "repeated": 3, "found": 1, "broke_off": ["ValueError: too deep"]}
    ]
    assert not told["met"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(r"limit_off_by_one  smoke", id="found"),
        pytest.param(r"lock_race         missed", id="missed"),
        pytest.param(r"float_money       broke off", id="broke off"),
        pytest.param("broke off float_money: ValueError: too deep", id="why"),
        pytest.param("broke off gift_race, repetition 3: ValueError: too deep", id="race"),
        pytest.param("false alarm seed 2: rules_are_followed: the answer", id="alarm"),
        pytest.param("first with no sabotage: ids_are_unique", id="idle check"),
        pytest.param("missed found in all: 2 of 4 (50.0 %), wanted at least 95 %", id="target"),
    ],
)
def test_the_report_says_what_matters(line):
    assert line in report(a_result())


def test_the_report_calls_no_check_idle_after_a_sample():
    matrix = a_full_matrix()
    sample = replace(matrix, there=(*matrix.there, a_bug("half_rounded_down", "money")))

    assert "first with no sabotage" not in report(Result(1, "standard", sample, (), 1))


def test_the_report_calls_no_check_idle_after_smoke():
    assert "first with no sabotage" not in report(Result(1, "smoke", a_full_matrix(), (), 1))
