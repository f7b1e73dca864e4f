"""OAuth tokens. Source: resources.md 1.3, E-23."""

from datetime import timedelta

import pytest

from mock_server.engine.refusals import InvalidGrantType, InvalidScope, MissingParameters
from mock_server.service import access_tokens
from mock_server.service.access_tokens import LIFETIME
from mock_server.service.moment import Moment
from mock_server.store.kinds import TOKENS
from mock_server.wire.access_token import write_access_token
from tests.shop import Shop

GRANT = "client_credentials"


class Mint(Shop):
    """A shop whose tokens are counted."""

    def at(self):
        at = super().at()
        return Moment(at.now, at.channel, at.new_id, lambda *_: at.new_id("t"))


def test_a_token_carries_its_scopes_and_lasts_a_quarter_of_an_hour():
    shop = Mint()

    token = shop.do(access_tokens.issue, GRANT, "vouchers redemptions")

    assert (token.scopes, token.client_id) == (("vouchers", "redemptions"), "app")
    assert write_access_token(token, shop.now) == {
        "access_token": token.id,
        "client_id": "app",
        "expires_at": int(shop.now.timestamp()) + 900,
        "expires_in": 900,
        "scope": "vouchers redemptions",
        "token_type": "Bearer",
    }


def test_unknown_scopes_are_named_in_the_message():
    with pytest.raises(InvalidScope) as refused:
        Mint().do(access_tokens.issue, GRANT, "api bogus all")

    assert refused.value.message == "Invalid scope: bogus,all"


@pytest.mark.parametrize(
    ("grant_type", "scope", "refusal"),
    [
        pytest.param(None, "api", MissingParameters, id="no-grant"),
        pytest.param(GRANT, None, MissingParameters, id="no-scope"),
        pytest.param(GRANT, " ", MissingParameters, id="blank-scope"),
        pytest.param("password", "api", InvalidGrantType, id="other-grant"),
        pytest.param(GRANT, "vouchers,orders", InvalidScope, id="commas"),
    ],
)
def test_a_bad_request_gets_no_token(grant_type, scope, refusal):
    with pytest.raises(refusal):
        Mint().do(access_tokens.issue, grant_type, scope)


@pytest.mark.parametrize(
    ("passed", "active"),
    [
        pytest.param(timedelta(0), True, id="at-once"),
        pytest.param(LIFETIME - timedelta(milliseconds=1), True, id="just-before-the-end"),
        pytest.param(LIFETIME, False, id="at-the-end"),
    ],
)
def test_a_token_works_until_it_expires(passed, active):
    shop = Mint()
    token = shop.do(access_tokens.issue, GRANT, "api")

    shop.now += passed

    assert (shop.do(access_tokens.active, token.id) is not None) is active


def test_a_token_is_revoked_once():
    shop = Mint()
    token = shop.do(access_tokens.issue, GRANT, "api")

    assert [shop.do(access_tokens.revoke, token.id) for _ in range(2)] == [True, False]
    assert shop.do(access_tokens.active, token.id) is None
    assert not shop.do(access_tokens.revoke, "unknown")


def test_introspection_and_revocation_need_a_token():
    for call in (access_tokens.active, access_tokens.revoke):
        with pytest.raises(MissingParameters):
            Mint().do(call, None)


def test_a_project_keeps_a_thousand_tokens():
    shop = Mint()
    first = shop.do(access_tokens.issue, GRANT, "api")

    for _ in range(1000):
        shop.do(access_tokens.issue, GRANT, "api")

    assert len(shop.every(TOKENS)) == 1000
    assert shop.do(access_tokens.active, first.id) is None
