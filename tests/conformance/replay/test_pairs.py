"""openapi-core holds a request and its response against the contract."""

import pytest

import spec
from conformance import contract as contracts
from conformance.finding import Severity
from conformance.replay.pairs import Pairs
from tests.conformance.evidence import REDEMPTION, an_exchange
from tests.conformance.tiny import contract

JSON = (("Content-Type", "application/json"),)


@pytest.fixture(scope="module")
def pairs():
    return Pairs(contract(), "")


def a_redemption(sent='{"code": "SUMMER-1", "amount": 1000}', **changes):
    return an_exchange(request_headers=JSON, request_body=sent, **changes)


def test_a_pair_that_obeys_gives_nothing(pairs):
    assert [*pairs.findings(a_redemption())] == []


@pytest.mark.parametrize(
    ("changes", "severity", "told"),
    [
        pytest.param({"status": 418}, Severity.ERROR, "418", id="an unknown status"),
        pytest.param({"body": "<html>"}, Severity.ERROR, "response", id="no JSON"),
        pytest.param({"body": REDEMPTION | {"amount": "5"}}, Severity.ERROR, ".amount", id="type"),
        pytest.param({"sent": '{"amount": "x"}'}, Severity.WARNING, "request", id="request"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(pairs, changes, severity, told):
    (finding, *_) = pairs.findings(a_redemption(**changes))

    assert finding.severity is severity
    assert told in finding.message
    assert finding.operation == "redeem_ticket"
    assert finding.reproduction[-1].startswith("curl -X POST")


def test_a_wrong_request_that_was_refused_is_the_callers_affair(pairs):
    refused = a_redemption('{"amount": "x"}', status=400, body={"code": 400, "message": "no"})

    assert [*pairs.findings(refused)] == []


def test_a_parameter_without_a_value_is_an_empty_text():
    full = Pairs(contracts.read(), "")
    listed = {"object": "list", "data_ref": "customers", "customers": [], "total": 0}

    assert [*full.findings(an_exchange("GET /v1/customers?city=", body=listed))] == []


def test_null_is_allowed_where_our_contract_says_so():
    full = Pairs(contracts.read(), "")
    document = spec.load()
    path = document["paths"]["/v1/vouchers/{code}"]["get"]
    example = path["responses"]["200"]["content"]["application/json"]["example"]
    nothing = {**example, "gift": None, "loyalty_card": None, "validity_timeframe": None}

    assert [*full.findings(an_exchange("GET /v1/vouchers/A-1", body=nothing))] == []


def test_a_base_path_is_no_part_of_the_contract():
    below = Pairs(contract(), "/shop")

    assert [
        *below.findings(
            an_exchange(
                "POST /shop/v1/redemptions",
                request_headers=JSON,
                request_body='{"code": "SUMMER-1", "amount": 1000}',
            )
        )
    ] == []
