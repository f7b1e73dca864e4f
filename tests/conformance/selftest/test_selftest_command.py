"""`counterfoil selftest` on a real mock with real sabotages."""

import json

import jsonschema
import pytest
from click.testing import CliRunner

from conformance.selftest import document, targets
from conformance.selftest.cli import selftest

pytestmark = pytest.mark.slow

QUICK = ("--profile", "smoke", "--sabotage", "crash_on_unicode", "--sabotage", "amount_as_text")
RACE = ("--sabotage", "last_use_race", "--repeat", "2")


def run(*arguments):
    return CliRunner().invoke(selftest, arguments)


def written(file, *arguments):
    result = run(*arguments, "--json", str(file))
    return result, json.loads(file.read_text())


def test_sabotages_are_found_and_an_honest_project_is_left_alone(tmp_path):
    result, told = written(tmp_path / "told.json", *QUICK, "--honest", "1")

    jsonschema.validate(told, json.loads(document.SCHEMA.read_text()))
    assert result.exit_code == 0, result.output
    assert {each["id"]: each["found_in"] for each in told["sabotages"]} == {
        "amount_as_text": "smoke",
        "crash_on_unicode": "smoke",
    }
    assert [each["sightings"] for each in told["honest"]] == [[]]
    assert all(each["smoke"]["calls"] <= 100 for each in told["sabotages"])


def test_a_seed_repeats_a_selftest(tmp_path):
    once = written(tmp_path / "once.json", *QUICK, "--jobs", "1")[1]
    again = written(tmp_path / "again.json", *QUICK, "--jobs", "2")[1]

    assert once | {"seconds": 0} == again | {"seconds": 0}


def test_a_race_is_repeated_by_races_alone(tmp_path):
    told = written(tmp_path / "told.json", *RACE, "--profile", "smoke")[1]

    assert told["races"] == [{"id": "last_use_race", "repeated": 2, "found": 2, "broke_off": []}]


def test_a_missed_target_is_status_1(monkeypatch):
    monkeypatch.setattr(targets, "_IN_SMOKE", 101)

    result = run(*QUICK)

    assert result.exit_code == 1
    assert "missed found in smoke: 2 of 2 (100.0 %), wanted at least 101 %" in result.output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(
            ("--sabotage", "limit_of_by_one"),
            "There is no sabotage limit_of_by_one; there is limit_off_by_one",
            id="no such sabotage",
        ),
        pytest.param(("--class", "speed"), "There is no class speed", id="no such class"),
    ],
)
def test_what_is_not_there_is_one_sentence_and_status_2(arguments, sentence):
    result = run(*arguments)

    assert result.exit_code == 2
    assert sentence in result.output
    assert len(result.output.strip().splitlines()) == 1
