"""The operations of a contract, and where references lead."""

import pytest

import spec
from spec import ContractError, follow, operations


def document(**item):
    return {
        "paths": {"/a": item},
        "components": {"parameters": {"p": {"name": "p", "in": "query", "schema": {}}}},
    }


def test_operations_are_found_by_their_id():
    found = operations(document(get={"operationId": "get_a", "tags": ["a"]}))

    assert (found["get_a"].method, found["get_a"].path, found["get_a"].tags) == (
        "GET",
        "/a",
        ("a",),
    )


def test_parameters_of_the_path_come_first_and_references_are_followed():
    own = {"name": "q", "in": "query", "schema": {}}
    item = document(
        parameters=[{"$ref": "#/components/parameters/p"}],
        get={"operationId": "get_a", "parameters": [own]},
    )

    assert [p["name"] for p in operations(item)["get_a"].parameters] == ["p", "q"]


def test_a_parameter_of_the_operation_wins_over_that_of_the_path():
    own = {"name": "p", "in": "query", "schema": {"type": "string"}}
    item = document(
        parameters=[{"$ref": "#/components/parameters/p"}],
        get={"operationId": "get_a", "parameters": [own]},
    )

    assert operations(item)["get_a"].parameters == (own,)


def test_an_id_given_twice_is_an_error_that_names_both():
    twice = document(get={"operationId": "a"}, post={"operationId": "a"})

    with pytest.raises(ContractError, match="a is given to GET /a and to POST /a"):
        operations(twice)


def test_an_operation_without_an_id_is_an_error():
    with pytest.raises(ContractError, match="DELETE /a has no operationId"):
        operations(document(delete={}))


@pytest.mark.parametrize(
    "reference",
    [
        pytest.param("#/components/gone", id="nowhere"),
        pytest.param("other.yaml#/A", id="out-of-the-document"),
        pytest.param("#/components/loop", id="in-a-circle"),
    ],
)
def test_a_reference_that_cannot_be_followed_is_an_error(reference):
    whole = {"components": {"loop": {"$ref": "#/components/loop"}}}

    with pytest.raises(ContractError):
        follow(whole, {"$ref": reference})


def test_references_are_followed_to_the_end():
    whole = {"a": {"$ref": "#/b~1c/0"}, "b/c": [{"type": "string"}]}

    assert follow(whole, {"$ref": "#/a"}) == {"type": "string"}


def test_packaged_json_is_read_instead_of_yaml(tmp_path, monkeypatch):
    (tmp_path / "openapi.json").write_text('{"openapi": "3.0.3"}')
    monkeypatch.setattr(spec, "_HERE", tmp_path)

    assert spec.load() == {"openapi": "3.0.3"}


def test_an_unknown_contract_is_an_error():
    with pytest.raises(ContractError, match=r"nothing\.yaml: cannot be read"):
        spec.load("nothing")
