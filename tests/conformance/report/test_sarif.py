"""The schema beside this file is the one of SARIF 2.1.0 in the edition rtm.5, unchanged."""

import json
from pathlib import Path

import jsonschema
import pytest

from conformance.report import sarif
from tests.conformance.evidence import a_coverage, a_finding, a_verdict, an_accepted

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0.schema.json").read_bytes())
FULL = a_verdict(coverage=a_coverage(), accepted=(an_accepted(),))


def run_of(verdict):
    (run,) = sarif.document(verdict)["runs"]
    return run


@pytest.mark.parametrize(
    "verdict",
    [a_verdict(), FULL, a_verdict(findings=(), not_tested=()), a_verdict(interrupted="gone")],
    ids=["bad", "full", "good", "broken off"],
)
def test_the_report_follows_the_schema_of_sarif(verdict):
    told = json.loads(sarif.written(verdict))

    assert [each.message for each in jsonschema.Draft4Validator(SCHEMA).iter_errors(told)] == []


def test_the_schema_bites():
    told = sarif.document(FULL)
    told["runs"][0]["results"][0]["level"] = "fatal"

    assert not jsonschema.Draft4Validator(SCHEMA).is_valid(told)


def test_severities_become_levels():
    assert [each["level"] for each in run_of(a_verdict())["results"]] == [
        "error",
        "error",
        "error",
        "warning",
    ]


def test_every_result_points_at_its_rule():
    run = run_of(FULL)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]

    assert [rules[each["ruleIndex"]] for each in run["results"]] == [
        each["ruleId"] for each in run["results"]
    ]


@pytest.mark.parametrize(
    ("operation", "uri"),
    [
        pytest.param("create_redemption", "/v1/redemptions", id="path"),
        pytest.param("get_voucher", "/v1/vouchers/%7Bcode%7D", id="parameter"),
        pytest.param("", "/", id="the whole"),
    ],
)
def test_a_result_is_where_its_operation_is(operation, uri):
    finding = a_finding(operation=operation)
    (result,) = run_of(a_verdict(findings=(finding,), coverage=a_coverage()))["results"]

    (place,) = result["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == f"http://127.0.0.1:8000{uri}"


def test_a_result_is_known_again_by_its_fingerprint():
    (result, *_) = run_of(a_verdict())["results"]

    assert result["partialFingerprints"] == {"counterfoil/v1": a_finding().fingerprint}


def test_an_accepted_finding_is_a_suppressed_result():
    (result,) = run_of(a_verdict(findings=(), accepted=(an_accepted(),)))["results"]

    assert result["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "OPS-7 (checkout, until 2026-12-31)",
        }
    ]


def test_what_was_not_tested_is_a_note():
    (invocation,) = run_of(a_verdict())["invocations"]

    assert [each["message"]["text"] for each in invocation["toolExecutionNotifications"]] == [
        "Not tested: the clock: the target has none"
    ]


def test_a_run_that_broke_off_did_not_succeed():
    (invocation,) = run_of(a_verdict(interrupted="the server is gone"))["invocations"]

    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "the server is gone"
