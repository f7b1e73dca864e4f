"""Compiled validators, one for each direction."""

import pytest

from spec import ContractError
from spec.validators import Validators

DOCUMENT = {
    "components": {
        "schemas": {
            "Node": {
                "type": "object",
                "required": ["id"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "readOnly": True},
                    "next": {"nullable": True, "allOf": [{"$ref": "#/components/schemas/Node"}]},
                },
            },
            "Broken": {"type": "string", "pattern": "("},
        }
    }
}
NODE = {"$ref": "#/components/schemas/Node"}


def test_a_recursive_schema_validates():
    validator = Validators(DOCUMENT).response(NODE)

    assert validator.is_valid({"id": "a", "next": {"id": "b", "next": None}})
    assert not validator.is_valid({"id": "a", "next": {"id": 1}})


def test_a_request_may_leave_out_what_only_the_server_writes():
    validators = Validators(DOCUMENT)

    assert validators.request(NODE).is_valid({})
    assert not validators.response(NODE).is_valid({})


def test_a_validator_is_compiled_once():
    validators = Validators(DOCUMENT)

    assert validators.request(NODE) is validators.request(dict(NODE))
    assert validators.request(NODE) is validators.of("request", NODE)


@pytest.mark.parametrize(
    "schema",
    [
        pytest.param({"$ref": "#/components/schemas/Gone"}, id="a-schema-that-is-not-there"),
        pytest.param({"$ref": "#/components/schemas/Broken"}, id="a-pattern-that-is-none"),
    ],
)
def test_a_schema_that_cannot_be_compiled_is_an_error(schema):
    with pytest.raises(ContractError):
        Validators(DOCUMENT).request(schema)


@pytest.mark.parametrize(
    ("form", "text", "valid"),
    [
        pytest.param("date-time", "2026-01-01T00:00:00.000Z", True, id="utc"),
        pytest.param("date-time", "2026-01-01T00:00:00.123456+02:00", True, id="offset"),
        pytest.param("date-time", "2026-01-01", False, id="date-only"),
        pytest.param("date-time", "2026-02-30T00:00:00Z", False, id="no-such-day"),
        pytest.param("date-time", "0000-01-01T00:00:00Z", False, id="year-0"),
        pytest.param("date-time", "9999-12-31T23:59:59Z", True, id="last-second"),
        pytest.param("date-time", "9999-12-31T23:59:59-01:00", False, id="after-the-last-second"),
        pytest.param("date-time", "0001-01-01T00:00:00+01:00", False, id="before-the-first"),
        pytest.param("date", "2026-01-01", True, id="date"),
        pytest.param("date", "0000-01-01", False, id="date-of-year-0"),
        pytest.param("date", "20260101", False, id="date-without-dashes"),
    ],
)
def test_instants_of_requests_are_those_that_can_be_kept(form, text, valid):
    validator = Validators({}).request({"type": "string", "format": form})

    assert validator.is_valid(text) is valid


def test_formats_of_responses_are_checked():
    validator = Validators({}).response({"type": "string", "format": "date-time"})

    assert not validator.is_valid("2026-01-01")
