import pytest

from conformance.checks.response_matches_contract import check
from tests.conformance.evidence import REDEMPTION, a_history, an_error, an_exchange


@pytest.mark.parametrize(
    "exchange",
    [
        pytest.param(an_exchange(), id="success"),
        pytest.param(an_error(404, "not_found"), id="documented error"),
        pytest.param(an_exchange("GET /elsewhere", 418, "tea"), id="outside of the contract"),
    ],
)
def test_documented_answers_are_quiet(exchange):
    assert not [*check(a_history(exchange))]


@pytest.mark.parametrize(
    ("exchange", "message", "got"),
    [
        pytest.param(
            an_exchange(body={**REDEMPTION, "discount_amount": "100"}),
            "answers 200 with a body that breaks its schema: .discount_amount",
            "'100'",
            id="wrong type",
        ),
        pytest.param(
            an_exchange("GET /v1/vouchers", body={"vouchers": [{"code": "A", "amount_off": 0}]}),
            "answers 200 with a body that breaks its schema: .vouchers[].amount_off",
            "0",
            id="in a list",
        ),
        pytest.param(
            an_error(403), "answers with a status that it does not document", "403", id="status"
        ),
        pytest.param(
            an_exchange(response_headers=(("content-type", "text/html"),)),
            "answers 200 with an undocumented media type",
            "text/html",
            id="media type",
        ),
        pytest.param(
            an_exchange(body="{"), "answers 200 with a body that is no JSON", "{", id="no JSON"
        ),
    ],
)
def test_other_answers_are_told(exchange, message, got):
    (finding,) = check(a_history(exchange))

    assert (finding.message, finding.got) == (message, got)
