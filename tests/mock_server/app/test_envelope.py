"""The one envelope (redemptions.md 14)."""

from mock_server.app.envelope import of_problem, of_refusal
from mock_server.app.problems import InternalError, MethodNotAllowed, TooLarge
from mock_server.engine.refusals import NotFound, QuantityExceeded, Unauthorized


def test_a_refusal_says_what_it_is_about():
    answer = of_refusal(NotFound.of("voucher", "X"), "v-1")

    assert answer.status == 404
    assert answer.body == {
        "code": 404,
        "key": "not_found",
        "message": "Resource not found",
        "details": "Cannot find voucher with id X",
        "resource_id": "X",
        "resource_type": "voucher",
        "request_id": "v-1",
    }


def test_a_refusal_names_the_redeemable_that_failed_the_call():
    refusal = QuantityExceeded("X")
    refusal.redeemable_id, refusal.redeemable_type = "X", "voucher"

    body = of_refusal(refusal, "v-1").body

    assert (body["redeemable_id"], body["redeemable_type"]) == ("X", "voucher")


def test_a_refusal_leaves_out_what_it_does_not_know():
    body = of_refusal(QuantityExceeded(), "v-1").body

    assert body.keys() == {"code", "key", "message", "request_id"}


def test_401_is_bare():
    answer = of_refusal(Unauthorized("why"), "v-1")

    assert answer.body == {"code": 401, "message": "Unauthorized", "key": "unauthorized"}
    assert answer.headers == {"WWW-Authenticate": "Bearer"}


def test_a_problem_without_a_key_has_none_on_the_wire():
    answer = of_problem(MethodNotAllowed.of("GET, HEAD"), "v-1")

    assert answer.body == {
        "code": 405,
        "message": "HTTP Method Not Allowed",
        "details": "Allowed methods: GET, HEAD",
        "request_id": "v-1",
    }
    assert answer.headers == {"Allow": "GET, HEAD"}


def test_a_problem_may_have_a_key():
    assert of_problem(TooLarge(), "v-1").body["key"] == "query_too_large"


def test_an_internal_error_has_no_details():
    assert "details" not in of_problem(InternalError(), "v-1").body
