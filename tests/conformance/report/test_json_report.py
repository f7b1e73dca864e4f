import json

import jsonschema_rs

from conformance.report import json as report
from tests.conformance.evidence import a_verdict


def test_the_report_follows_its_schema():
    schema = json.loads(report.SCHEMA.read_bytes())

    validator = jsonschema_rs.Draft202012Validator(schema)

    assert validator.is_valid(json.loads(report.written(a_verdict())))


def test_every_property_of_the_schema_is_required():
    schema = json.loads(report.SCHEMA.read_bytes())
    objects = [schema, *schema["$defs"].values()]

    assert all(sorted(each["required"]) == sorted(each["properties"]) for each in objects)


def test_the_report_says_what_was_found():
    told = report.document(a_verdict())

    assert told["conformant"] is False
    assert told["examples"]["passed"] == 1
    assert told["findings"][0]["severity"] == "error"
