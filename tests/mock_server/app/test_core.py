"""The contract rules: what a handler gets, and what it may answer."""

import copy

import pytest

from mock_server.app import MissingHandlers, build
from mock_server.app.composition import Api
from spec import ContractError
from tests.mock_server.app.small_api import DOCUMENT, HANDLERS, a_world


def test_a_handler_gets_decoded_values(server):
    reply = server.ask("POST", "/v1/vouchers/A%20%26%20B%3F%C3%BC?unknown=1", {"a": 1})

    assert reply.json == {
        "operation": "create_voucher",
        "path": {"code": "A & B?ü"},
        "query": {},
        "body": None,
        "channel_id": "mock-app-id",
    }


@pytest.mark.parametrize(
    ("body", "details"),
    [
        pytest.param({"amount": "1"}, "Property .amount should be integer", id="type"),
        pytest.param({"customer": {"id": 1}}, "Property .customer.id should be string", id="deep"),
        pytest.param([], "Payload should be object", id="root"),
    ],
)
def test_a_bad_body_is_a_400_in_the_documented_words(server, body, details):
    reply = server.ask("POST", "/v1/orders", body)

    assert (reply.status, reply.key, reply.json["message"]) == (
        400,
        "invalid_payload",
        "Invalid payload",
    )
    assert reply.json["details"] == details


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"amount": 1, "unknown": True}, id="unknown-property"),
        pytest.param({"customer": None}, id="explicit-null"),
    ],
)
def test_what_official_clients_send_is_taken(server, body):
    assert server.ask("POST", "/v1/orders", body).status == 200


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        pytest.param("shape", "fail 200: Property .amount should be integer", id="wrong-type"),
        pytest.param("undeclared", "fail: status 202 is not declared", id="undeclared-status"),
        pytest.param("not-found", "fail: status 404 is not declared", id="undeclared-refusal"),
    ],
)
def test_an_answer_that_breaks_the_contract_is_a_500(server, kind, details):
    reply = server.ask("GET", f"/v1/failures/{kind}")

    assert (reply.status, reply.key) == (500, "response_contract_violation")
    assert reply.json["details"] == details


def test_an_answer_that_is_no_json_is_a_500(server):
    assert server.ask("GET", "/v1/failures/unwritable").status == 500


def test_a_declared_refusal_keeps_its_status_key_and_details(server):
    reply = server.ask("GET", "/v1/failures/business")

    assert (reply.status, reply.key, reply.json["details"]) == (400, "quantity_exceeded", "X")
    assert reply.json["request_id"].startswith("v-")


def test_the_contract_is_served_to_everybody(server):
    reply = server.ask("GET", "/openapi.json", keys={})

    assert (reply.status, reply.json) == (200, DOCUMENT)


def test_the_contract_cannot_be_changed(server):
    reply = server.ask("PUT", "/openapi.json", {})

    assert (reply.status, reply.headers["allow"]) == (405, "get, head, options")


def test_starting_names_operations_and_handlers_that_do_not_fit():
    handlers = dict(HANDLERS)
    handlers["get_voucherx"] = handlers.pop("get_voucher")

    with pytest.raises(MissingHandlers, match=r"handler: get_voucher; .*: get_voucherx$"):
        build(a_world(), [Api(DOCUMENT, handlers, "/openapi.json")])


def test_starting_refuses_one_operation_id_for_two_operations():
    document = copy.deepcopy(DOCUMENT)
    document["paths"]["/v1/orders"]["put"]["operationId"] = "create_order"

    with pytest.raises(ContractError, match="create_order"):
        build(a_world(), [Api(document, HANDLERS, "/openapi.json")])


def test_building_leaves_the_document_as_it_was():
    document = copy.deepcopy(DOCUMENT)

    build(a_world(), [Api(document, HANDLERS, "/openapi.json")])

    assert document == DOCUMENT
