import pytest

from conformance.checks.errors_wear_the_envelope import check
from tests.conformance.evidence import a_history, an_error, an_exchange


@pytest.mark.parametrize(
    "exchange",
    [
        pytest.param(an_error(400, "voucher_expired"), id="documented refusal"),
        pytest.param(an_error(400, "invalid_payload"), id="malformed call"),
        pytest.param(an_error(401, "unauthorized"), id="no keys"),
        pytest.param(an_error(405, None, "PATCH /v1/redemptions"), id="no such method"),
        pytest.param(an_exchange("HEAD /v1/redemptions", 405, ""), id="an answer to HEAD"),
    ],
)
def test_the_envelope_is_quiet(exchange):
    assert not [*check(a_history(exchange))]


@pytest.mark.parametrize(
    ("exchange", "message"),
    [
        pytest.param(an_error(400, code=418), "the code of an error is not its status", id="code"),
        pytest.param(an_error(400, message=None), "an error has no message", id="message"),
        pytest.param(
            an_error(400, "sold_out"), "answers 400 with the undocumented key sold_out", id="key"
        ),
        pytest.param(
            an_error(404, "invalid_payload"),
            "answers 404 with the undocumented key invalid_payload",
            id="generic key of another status",
        ),
        pytest.param(
            an_exchange("GET /nowhere", 404, "Not Found"),
            "answers 404 without the error envelope",
            id="text",
        ),
    ],
)
def test_anything_else_is_told(exchange, message):
    (finding,) = check(a_history(exchange))

    assert finding.message == message
