import pytest

from conformance.checks.tokens_open_only_their_scope import check
from tests.conformance.checks.shop import told
from tests.conformance.evidence import an_error, an_exchange

BEARER = (("Authorization", "Bearer t-1"),)
REVOKED = an_exchange("POST /v1/oauth/token/revoke", 204, "", request_body="access_token=t-1")


def issued(scope):
    return an_exchange("POST /v1/oauth/token", body={"access_token": "t-1", "scope": scope})


def using(call="GET /v1/vouchers", status=200):
    made = an_exchange(call) if status == 200 else an_error(status, call=call)
    return an_exchange(
        call, status, made.response_body, request_headers=BEARER, layer="tokens", identity="foreign"
    )


@pytest.mark.parametrize(
    ("scope", "call", "status"),
    [
        ("vouchers", "GET /v1/vouchers", 200),
        ("vouchers", "GET /v1/customers", 403),
        ("customers vouchers", "GET /v1/customers", 200),
        ("api", "GET /v1/orders", 200),
        ("api", "GET /client/v1/validate", 403),
        ("client_api", "GET /client/v1/validate", 200),
        ("client_validate", "GET /client/v1/validate", 200),
    ],
)
def test_a_token_that_opens_its_scope_is_quiet(scope, call, status):
    assert not [*check(told(issued(scope), using(call, status)))]


@pytest.mark.parametrize(
    ("scope", "call", "status", "what"),
    [
        ("vouchers", "GET /v1/customers", 200, "of another scope"),
        ("client_api", "GET /v1/vouchers", 200, "of another scope"),
        ("vouchers", "GET /v1/vouchers", 401, "of the right scope"),
        ("api", "GET /v1/vouchers", 403, "of the right scope"),
    ],
)
def test_a_token_that_opens_more_or_less_is_told(scope, call, status, what):
    (finding,) = check(told(issued(scope), using(call, status)))

    assert what in finding.message


def test_a_revoked_token_opens_nothing():
    assert not [*check(told(issued("api"), REVOKED, using(status=401)))]

    (finding,) = check(told(issued("api"), REVOKED, using()))

    assert finding.message == "lets a revoked token in"
