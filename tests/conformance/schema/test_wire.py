import pytest

from conformance import contract as contracts
from conformance.schema.adapter.wire import body_is_valid, query_is_valid, query_is_wrong

TEXTS = {"type": "array", "maxItems": 2, "items": {"type": "string", "maxLength": 5}}
DOCUMENT = {
    "paths": {
        "/things": {
            "get": {
                "operationId": "list_things",
                "responses": {},
                "parameters": [
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 9}},
                    {"name": "flag", "in": "query", "schema": {"type": "boolean"}},
                    {"name": "rate", "in": "query", "schema": {"type": "number"}},
                    {
                        "name": "filters",
                        "in": "query",
                        "schema": {
                            "type": "object",
                            "additionalProperties": {
                                "type": "object",
                                "properties": {
                                    "$in": {"anyOf": [TEXTS, {"type": "string", "maxLength": 5}]}
                                },
                            },
                        },
                    },
                ],
            }
        }
    }
}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("", True, id="nothing"),
        pytest.param("limit=5&flag=true&rate=1.5e3&other=x", True, id="plain"),
        pytest.param("limit=10", False, id="too much"),
        pytest.param("limit=1_0", False, id="no number"),
        pytest.param("limit=٣", False, id="digits of another script"),
        pytest.param("flag=1", False, id="no boolean"),
        pytest.param("filters[code][$in]=false", True, id="a text that looks like a boolean"),
        pytest.param("filters[code][$in]=a&filters[code][$in]=b", True, id="twice is a list"),
        pytest.param("filters[code][$in][0]=a&filters[code][$in][1]=b", True, id="numbered"),
        pytest.param("filters[code][$in]=abcdef", False, id="too long inside"),
        pytest.param("filters[code]=a", False, id="a text for an object"),
    ],
)
def test_a_query_is_read_as_it_stands_in_the_url(query, expected):
    contract = contracts.read(DOCUMENT)
    asked = contract, contract.operations["list_things"], f"/things?{query}"

    assert query_is_valid(*asked) is expected
    assert query_is_wrong(*asked) is not expected


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("filters[a]=1&filters[a][b]=2", id="two shapes at once"),
        pytest.param("filters[a]b][$in]=c", id="a bracket in a name"),
        pytest.param("filters[a=1", id="no end"),
        pytest.param("filters[][$in]=a", id="an entry without a name"),
        pytest.param("filters[a][$in][0][]=b", id="a list in a list"),
    ],
)
def test_what_can_be_read_in_two_ways_is_neither_right_nor_wrong(query):
    contract = contracts.read(DOCUMENT)
    asked = contract, contract.operations["list_things"], f"/things?{query}"

    assert not query_is_valid(*asked)
    assert not query_is_wrong(*asked)


def test_a_required_parameter_must_be_there():
    parameter = {"name": "q", "in": "query", "required": True, "schema": {"type": "string"}}
    document = {
        "paths": {
            "/x": {"get": {"operationId": "x", "responses": {}, "parameters": [parameter]}},
        }
    }
    contract = contracts.read(document)

    assert not query_is_valid(contract, contract.operations["x"], "/x?y=1")


STARS = {"type": "string", "enum": ["*"], "nullable": True}
RATING = {"type": "object", "properties": {"stars": STARS}}
POSTED = {
    "paths": {
        "/ratings": {
            "post": {
                "operationId": "rate",
                "responses": {},
                "requestBody": {
                    "content": {"application/json": {"schema": RATING}, "text/csv": {}},
                },
            }
        }
    }
}


@pytest.mark.parametrize(
    ("media_type", "body", "expected"),
    [
        pytest.param("application/json", b'{"stars": "*"}', True, id="right"),
        pytest.param("application/json", b'{"stars": null}', True, id="null, nullable says"),
        pytest.param("application/json", b'{"stars": 5}', False, id="wrong"),
        pytest.param("application/json", b"stars", False, id="no JSON"),
        pytest.param("application/json", None, False, id="nothing"),
        pytest.param("text/csv", b"{}", False, id="another media type"),
        pytest.param("text/plain", b"{}", False, id="a media type that is not there"),
    ],
)
def test_a_body_is_read_as_it_was_sent(media_type, body, expected):
    contract = contracts.read(POSTED)

    assert body_is_valid(contract, contract.operations["rate"], media_type, body) is expected
