"""A written test ends with what was expected, in the plainest way there is."""

import pytest

from conformance import contract as contracts
from conformance.repro.asserting import assertions
from conformance.repro.naming import Naming
from tests.conformance.evidence import a_finding
from tests.conformance.repro.traces import VOUCHER, a_call, making, redeeming, rolling_back

CONTRACT = contracts.read()


def lines(trace, **finding):
    return assertions(a_finding(rule="", **finding), trace, Naming(), CONTRACT)


@pytest.mark.parametrize(
    ("expected", "got", "asserted"),
    [
        pytest.param("404", "200", "answer_2.status_code == 404", id="a status"),
        pytest.param("a refusal", "200", "answer_2.status_code >= 400", id="a refusal"),
        pytest.param("a status below 500", "200 oops", "answer_2.status_code < 500", id="no crash"),
    ],
)
def test_a_claim_about_the_status_is_one_about_the_status(expected, got, asserted):
    trace = making(), rolling_back()

    (line,) = lines(trace, check="x", message="is wrong", expected=expected, got=got)

    assert line == f'assert {asserted}, "is wrong"'


def test_what_the_model_foresees_is_a_value_at_a_place():
    gone = a_call("DELETE /v1/vouchers/gift-0000001?force=true", status=204, body="")
    trace = gone, a_call("GET /v1/vouchers/gift-0000001", body=VOUCHER)
    message = "status is not what the rules give"

    (line,) = lines(trace, check="rules_are_followed", message=message, expected="404", got="200")

    assert line == f'assert answer_2.status_code == 404, "{message}"'


def test_what_the_model_does_not_foresee_from_these_calls_alone_is_not_asserted():
    trace = (a_call("GET /v1/vouchers/gift-0000001", body=VOUCHER),)
    message = "status is not what the rules give"

    assert lines(trace, check="model", message=message, expected="404", got="200") == []


def test_a_claim_about_more_than_one_value_is_asked_again_of_its_check():
    trace = redeeming(), redeeming()

    (line,) = lines(trace, check="ids_are_unique", message="gives an id twice", expected="a new id")

    about = "create_redemption: gives an id twice"
    told = f'broken("ids_are_unique", [answer_1, answer_2], "{about}")'
    assert line == f'assert not {told}, "ids_are_unique"'


def test_a_check_that_sees_nothing_in_these_calls_alone_is_not_asked_again():
    trace = making(), rolling_back()

    assert lines(trace, check="ids_are_unique", message="gives an id twice", expected="") == []


def test_of_a_claim_of_schemathesis_about_a_status_that_is_left():
    claim = "schemathesis_negative_data_rejection"

    deleted = a_call("DELETE /v1/vouchers/x", status=204, body="")

    (line,) = lines((deleted,), check=claim, message="is wrong", expected="", got="")

    assert line == 'assert answer_1.status_code != 204, "is wrong"'


def test_a_claim_of_schemathesis_about_a_body_is_asked_of_our_own_check():
    claim, broken = "schemathesis_response_schema_conformance", a_call("GET /v1/vouchers")

    (line,) = lines((broken,), check=claim, message="breaks its schema", expected="", got="")

    told = 'assert not broken("response_matches_contract", [answer_1]), "breaks its schema"'
    assert line == told


def test_nothing_is_asserted_of_a_claim_that_nobody_can_check_again():
    assert lines((redeeming(),), check="not_a_check", message="is wrong", expected="") == []


def test_a_worked_example_is_asserted_value_by_value():
    told = {"order": {"total_amount": 1}}
    trace = (a_call("POST /v1/redemptions", {"a": 1}, body=told),)
    message = "orders/percent-order-10-of-20050: a sum"

    found = lines(trace, check="worked_example", message=message)

    assert found[0].startswith("assert answer_1.status_code == 200")
    assert any('at(answer_1, "order", "total_amount") ==' in line for line in found)
