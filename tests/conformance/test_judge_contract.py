import pytest

from conformance import contract as contracts
from tests.conformance.tiny import contract

OVERLAPPING = {
    "paths": {
        "/v1/{campaign}/tiers": {"get": {"operationId": "tiers_of", "responses": {}}},
        "/v1/promotions/{id}": {"get": {"operationId": "tier", "responses": {}}},
        "/v1/promotions/tiers": {"get": {"operationId": "all_tiers", "responses": {}}},
    }
}


@pytest.mark.parametrize(
    ("call", "operation"),
    [
        pytest.param("GET http://127.0.0.1:1/v1/vouchers/A%2FB?x=1", "get_ticket", id="encoded"),
        pytest.param("post /v1/vouchers/SUMMER-1", "make_ticket", id="any case"),
        pytest.param("DELETE /v1/vouchers/SUMMER-1", None, id="another method"),
        pytest.param("GET /v1/vouchers/", None, id="empty parameter"),
        pytest.param("GET /v1/vouchers/a/b", None, id="deeper"),
    ],
)
def test_a_call_is_told_by_its_method_and_path(call, operation):
    method, url = call.split(" ")

    found = contract().operation_of(method, url)

    assert (found.id if found else None) == operation


@pytest.mark.parametrize(
    ("path", "operation"),
    [
        ("/v1/promotions/tiers", "all_tiers"),
        ("/v1/promotions/x", "tier"),
        ("/v1/camp/tiers", "tiers_of"),
    ],
)
def test_a_literal_segment_beats_a_parameter(path, operation):
    found = contracts.read(OVERLAPPING).operation_of("GET", path)

    assert found is not None
    assert found.id == operation


def test_an_undocumented_status_has_no_answer():
    operation = contract().operations["get_ticket"]

    assert contract().answer(operation, 418) is None


def test_an_answer_is_found_through_its_reference():
    operation = contract().operations["get_ticket"]

    assert contract().answer_schema(operation, 404) == {"$ref": "#/components/schemas/Error"}


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [
        ("application/json", True),
        ("Application/JSON; charset=utf-8", True),
        ("application/problem+json", True),
        ("text/html", False),
        ("", False),
    ],
)
def test_json_is_told_by_its_media_type(media_type, expected):
    assert contracts.is_json(media_type) is expected
