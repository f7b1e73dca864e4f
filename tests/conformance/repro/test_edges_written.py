"""A written test about an edge in time asks for what comes on that side of it."""

import json

import httpx
import pytest

from conformance import contract as contracts
from conformance.control import Control
from conformance.credentials import DEFAULT
from conformance.repro.edges import CHECK, sharp
from conformance.repro.rechecking import came_of
from conformance.repro.writing import written
from tests.conformance.evidence import a_finding
from tests.conformance.repro.traces import a_call

NAMED = {"redeemables": [{"object": "voucher", "id": "ENDS"}]}


def claims(call, message, expected, got="open"):
    finding = a_finding(check=CHECK, message=message, expected=expected, got=got)
    return [*sharp(finding, call, "answer_1")]


@pytest.mark.parametrize(
    ("call", "message", "expected", "got", "claim"),
    [
        pytest.param(
            a_call("POST /v1/redemptions", NAMED),
            "ENDS: another answer at the edge",
            "voucher_expired",
            "open",
            'came_of(answer_1, "ENDS") == "voucher_expired"',
            id="one of many",
        ),
        pytest.param(
            a_call("POST /v1/redemptions", NAMED, body={"order": {"total_discount_amount": 7}}),
            "a stack takes another amount off an order",
            "9",
            "7",
            'at(answer_1, "order", "total_discount_amount") == 9',
            id="an amount",
        ),
        pytest.param(
            a_call("GET /v1/orders"),
            "lets an access token in that is over",
            "401",
            "200",
            "answer_1.status_code == 401",
            id="a status",
        ),
        pytest.param(
            a_call("POST /v1/oauth/introspect", body={"active": True}),
            "token_expiry: another answer just after the edge",
            "closed",
            "open",
            'at(answer_1, "active") is False',
            id="a token",
        ),
        pytest.param(
            a_call("POST /v1/validations", NAMED, body={"valid": False}),
            "session_ttl: another answer just after the edge",
            "open",
            "quantity_exceeded",
            'at(answer_1, "valid") is True',
            id="a validation",
        ),
        pytest.param(
            a_call("POST /v1/redemptions", NAMED, status=400, body={"key": "voucher_expired"}),
            "expiration_date: another answer just before the edge",
            "open",
            "voucher_expired",
            "answer_1.status_code < 400",
            id="open",
        ),
        pytest.param(
            a_call("POST /v1/redemptions", NAMED),
            "expiration_date: another answer just after the edge",
            "voucher_expired",
            "open",
            'at(answer_1, "key") == "voucher_expired"',
            id="closed",
        ),
    ],
)
def test_what_is_asserted_is_what_was_expected(call, message, expected, got, claim):
    assert claims(call, message, expected, got) == [claim]


def test_what_came_of_one_of_many_is_open_or_a_key():
    refused = {"id": "ENDS", "result": {"details": {"key": "voucher_expired"}}}
    told = {
        "redemptions": [{"voucher": {"code": "STARTS"}}],
        "inapplicable_redeemables": [refused],
    }
    answer = httpx.Response(200, content=json.dumps(told))

    came = [came_of(answer, name) for name in ("STARTS", "ENDS", "ELSE")]

    assert came == ["open", "voucher_expired", None]


def test_a_test_that_replaces_the_world_puts_it_back():
    control = Control("http://127.0.0.1:8000", httpx.Client(), DEFAULT)
    call = a_call("POST /v1/redemptions", NAMED)
    finding = a_finding(check=CHECK, message="ENDS: another answer", expected="voucher_expired")
    trace = control.loading({"now": "2027-01-01"}), call

    source = written(finding, trace, contracts.read(), "http://127.0.0.1:8000")

    compile(source, "written", "exec")
    kept, answered, put_back, claimed = (
        source.index(text)
        for text in ("world = api.request(", "answer_2 = ", "json=world", "assert came_of(")
    )
    assert kept < answered < put_back < claimed
    assert "127.0.0.1:8000" not in source
