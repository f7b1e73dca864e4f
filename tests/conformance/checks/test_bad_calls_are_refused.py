from dataclasses import replace

import pytest

from conformance.checks.bad_calls_are_refused import check
from tests.conformance.checks.shop import JSON, sent, told

TOUR = {"layer": "tour", "request_headers": JSON}
GOOD = sent("POST /v1/orders", {"amount": 1000}, {"id": "ord_1"}, **TOUR)
BAD = sent("POST /v1/orders", {"amount": "1000"}, {"id": "ord_1"}, **TOUR)


def test_a_good_call_may_succeed():
    assert not [*check(told(GOOD))]


def test_a_number_as_text_must_not():
    (finding,) = check(told(BAD))

    assert (finding.operation, finding.got) == ("create_order", "200")


def refused(error):
    return sent("POST /v1/orders", {"amount": "1000"}, {"code": 400, **error}, **TOUR, status=400)


def test_a_refusal_is_quiet():
    assert not [*check(told(refused({"key": "invalid_payload"})))]


@pytest.mark.parametrize("error", [{}, {"key": "invalid_order"}, {"key": None}], ids=str)
def test_a_refusal_says_that_it_is_the_body(error):
    (finding,) = check(told(refused(error)))

    assert (finding.operation, finding.expected) == ("create_order", "invalid_payload")


def test_what_schemathesis_draws_is_judged_by_it():
    assert not [*check(told(replace(BAD, layer="fuzzing")))]
