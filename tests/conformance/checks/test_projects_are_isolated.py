import pytest

from conformance.checks.projects_are_isolated import check
from tests.conformance.checks.shop import a_card, listing, reading, redeeming, sent, told
from tests.conformance.evidence import an_exchange

STRANGE = {"layer": "tenants", "identity": "foreign"}


def strange(exchange):
    return an_exchange(
        f"{exchange.method} /{exchange.url.split('/', 3)[3]}",
        exchange.status,
        exchange.response_body,
        **STRANGE,
    )


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(reading({"code": 404}, status=404), id="not-found"),
        pytest.param(listing(), id="empty-list"),
        pytest.param(listing(a_card(id="v_theirs")), id="their-own"),
        pytest.param(
            reading(a_card(id="v_theirs", active=True), "POST /v1/vouchers/NEW"), id="their-new"
        ),
        pytest.param(an_exchange("POST /v1/validations", body={"valid": False}), id="not-valid"),
    ],
)
def test_a_stranger_who_gets_nothing_is_quiet(call):
    assert not [*check(told(reading(), strange(call)))]


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(reading(a_card(id="v_other")), id="read"),
        pytest.param(reading(a_card(id="v_2"), "PUT /v1/vouchers/CARD"), id="changed"),
        pytest.param(listing(a_card()), id="listed"),
        pytest.param(redeeming(), id="redeemed"),
        pytest.param(an_exchange("POST /v1/validations", body={"valid": True}), id="valid"),
    ],
)
def test_a_stranger_who_gets_something_of_ours_is_told(call):
    (finding,) = check(told(reading(), strange(call)))

    assert "another project" in finding.message


def test_a_stranger_may_have_what_came_with_a_thing_of_theirs():
    made = {"id": "camp_theirs", "object": "campaign", "name": "Codes"}
    campaign = sent("POST /v1/campaigns", {"voucher": {"code": "CARD"}}, made, **STRANGE)
    valid = an_exchange("POST /v1/vouchers/CARD/validate", body={"valid": True}, **STRANGE)

    assert not [*check(told(reading(), campaign, valid))]
    assert [*check(told(reading(), valid))]


def test_we_may_have_what_is_ours():
    assert not [*check(told(reading(), reading(), listing(a_card())))]


TOKEN = {"access_token": "t-ours", "expires_in": 900}


def asking(call, status, answer, token="t-ours"):
    body = f"access_token={token}"
    return an_exchange(call, status, answer, request_body=body, **STRANGE)


@pytest.mark.parametrize(
    ("call", "status", "answer"),
    [
        pytest.param("POST /v1/oauth/introspect", 200, {"active": True}, id="looked-into"),
        pytest.param("POST /v1/oauth/token/revoke", 204, None, id="stopped"),
    ],
)
def test_a_stranger_who_gets_hold_of_our_token_is_told(call, status, answer):
    issued = an_exchange("POST /v1/oauth/token", body=TOKEN)
    theirs = an_exchange("POST /v1/oauth/token", body=TOKEN | {"access_token": "t-x"}, **STRANGE)

    assert [*check(told(issued, asking(call, status, answer)))]
    assert not [*check(told(issued, theirs, asking(call, status, answer, "t-x")))]


def test_a_stranger_to_whom_our_token_is_nothing_is_quiet():
    issued = an_exchange("POST /v1/oauth/token", body=TOKEN)
    looked = asking("POST /v1/oauth/introspect", 200, {"active": False})

    assert not [*check(told(issued, looked, asking("POST /v1/oauth/token/revoke", 404, None)))]
