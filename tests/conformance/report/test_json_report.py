import json

import jsonschema_rs

from conformance.report import json as report
from conformance.verdict import CleanUp
from tests.conformance.evidence import a_coverage, a_finding, a_verdict, an_accepted

LEFT = CleanUp("run-1", {"voucher_code": 2}, {"redemption_id": 1}, (), ("list_vouchers",))
FULL = a_verdict(coverage=a_coverage(), accepted=(an_accepted(),), clean_up=LEFT)


def test_the_report_follows_its_schema():
    schema = json.loads(report.SCHEMA.read_bytes())

    validator = jsonschema_rs.Draft202012Validator(schema)

    assert validator.is_valid(json.loads(report.written(FULL)))
    assert validator.is_valid(json.loads(report.written(a_verdict())))


def test_the_schema_refuses_what_the_report_does_not_say():
    schema = json.loads(report.SCHEMA.read_bytes())
    told = report.document(FULL)
    told["findings"][0]["severity"] = "fatal"

    assert not jsonschema_rs.Draft202012Validator(schema).is_valid(told)


def test_every_property_of_the_schema_is_required():
    schema = json.loads(report.SCHEMA.read_bytes())
    parts = [*schema["properties"].values(), *schema["$defs"].values()]
    objects = [schema, *(each for each in parts if "properties" in each)]

    assert all(sorted(each["required"]) == sorted(each["properties"]) for each in objects)


def test_the_report_says_what_was_found():
    told = report.document(a_verdict())

    assert told["conformant"] is False
    assert told["examples"]["passed"] == 1
    assert told["findings"][0]["severity"] == "error"


def test_a_finding_can_be_named_by_its_fingerprint():
    told = report.document(a_verdict())

    assert told["findings"][0]["fingerprint"] == a_finding().fingerprint


def test_what_is_accepted_is_told_apart():
    told = report.document(a_verdict(findings=(), accepted=(an_accepted(),)))

    assert told["conformant"] is True
    assert told["accepted"][0]["expires"] == "2026-12-31"


def test_coverage_is_told_cell_by_cell():
    coverage = report.document(FULL)["coverage"]

    assert coverage["statuses"][1] == {
        "operation": "create_redemption",
        "what": "404",
        "times": 0,
        "documented": True,
    }
    assert coverage["rules"]["redemptions.md 4.5"] == {"evaluated": 9, "broken": 0}
