from copy import deepcopy

import pytest

from conformance import contract as contracts
from conformance.checks import response_matches_contract
from conformance.history import History
from conformance.overlay import laid
from spec import ContractError
from tests.conformance.evidence import an_exchange
from tests.conformance.tiny import DOCUMENT

THEIRS = {
    "openapi": "3.0.1",
    "paths": {
        "/v1/redemptions": {
            "post": {
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}
                        }
                    }
                }
            }
        },
        "/v1/vouchers/{voucherCode}": {"get": {"responses": {"204": {"description": "Nothing."}}}},
        "/v1/pets": {"get": {"responses": {}}},
    },
    "components": {
        "schemas": {
            "Answer": {
                "type": "object",
                "required": ["result"],
                "properties": {"result": {"oneOf": [{"type": "string"}, {"enum": ["SUCCESS"]}]}},
            }
        }
    },
}


@pytest.fixture(scope="module")
def contract():
    return contracts.read(laid(DOCUMENT, THEIRS))


def complaints(contract, *exchanges):
    history = History(contract, exchanges)
    return [finding.expected for finding in response_matches_contract.check(history)]


def test_only_what_both_have_is_judged(contract):
    assert {*contract.operations} == {"redeem_ticket", "get_ticket"}


def test_an_answer_is_held_against_the_other_schema(contract):
    assert complaints(contract, an_exchange(body={"result": "SUCCESS"})) == []
    assert complaints(contract, an_exchange(body={})) == [
        "Payload should have required property 'result'"
    ]


def test_where_the_other_says_nothing_ours_counts(contract):
    refusal = an_exchange(status=404, body={"code": 404})

    assert complaints(contract, refusal) == ["Payload should have required property 'message'"]


def test_a_status_that_only_the_other_has_is_good(contract):
    answer = an_exchange("GET /v1/vouchers/SUMMER-1", 204, "")

    assert complaints(contract, answer) == []


def test_what_the_judge_knows_of_its_way_stays(contract):
    ours = contracts.read(DOCUMENT)
    operation = contract.operations["redeem_ticket"]

    assert contract.answer_schema(operation, 200) == ours.answer_schema(operation, 200)


def test_our_contract_stays_as_it_is():
    before = deepcopy(DOCUMENT)

    laid(DOCUMENT, THEIRS)

    assert before == DOCUMENT


@pytest.mark.parametrize(
    "other", [None, [], {}, {"openapi": "3.1.0", "paths": {}}, {"openapi": "3.0.0", "paths": {}}]
)
def test_what_has_nothing_to_judge_by_is_refused(other):
    with pytest.raises(ContractError):
        laid(DOCUMENT, other)
