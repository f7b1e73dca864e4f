from conformance import contract as contracts
from conformance.values.links import next_calls
from conformance.values.names import Names
from conformance.values.sample import Filling
from tests.conformance.evidence import an_error, an_exchange
from tests.conformance.tiny import contract

MADE = {"code": "NEW-CODE", "amount_off": 1}


def linked(links, exchange):
    """Return the calls that *links* of a success of `op` lead to, as method and path."""
    responses = {"200": {"links": links}}
    document = {
        "paths": {
            "/things": {"post": {"operationId": "op", "responses": responses}},
            "/things/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {}}],
                "delete": {"operationId": "remove", "responses": {}},
                "get": {"operationId": "read", "responses": {}},
            },
        }
    }
    filling = Filling({}, Names("abc"))
    calls = next_calls(contracts.read(document), exchange, filling)
    return [f"{call.method} {call.path}" for call in calls]


def test_a_link_is_called_with_what_the_answer_gave():
    made = an_exchange("POST /v1/vouchers/NEW-CODE", body=MADE)

    (call,) = next_calls(contract(), made, Filling({}, Names("abc")))

    assert (call.method, call.path) == ("GET", "/v1/vouchers/NEW-CODE")


def test_a_failure_leads_nowhere():
    failed = an_error(409, "duplicate_found", "POST /v1/vouchers/NEW-CODE")

    assert next_calls(contract(), failed, Filling({}, Names("abc"))) == []


def test_what_deletes_comes_last():
    links = {
        "remove": {"operationId": "remove", "parameters": {"id": "$response.body#/id"}},
        "read": {"operationId": "read", "parameters": {"id": "$response.body#/id"}},
    }

    calls = linked(links, an_exchange("POST /things", body={"id": 7}))

    assert calls == ["GET /things/7", "DELETE /things/7"]


def test_a_form_that_was_sent_can_be_quoted():
    links = {"read": {"operationId": "read", "parameters": {"id": "$request.body#/name"}}}

    calls = linked(links, an_exchange("POST /things", body={}, request_body="name=x&y=1"))

    assert calls == ["GET /things/x"]


def test_a_link_to_nothing_is_not_followed():
    links = {"read": {"operationId": "read", "parameters": {"id": "$response.body#/missing/0"}}}

    assert linked(links, an_exchange("POST /things", body={"id": 7})) == []
