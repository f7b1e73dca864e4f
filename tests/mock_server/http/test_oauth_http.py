"""OAuth over HTTP. Source: resources.md 1.3, E-23."""

from urllib.parse import urlencode

import pytest

GRANT = {"grant_type": "client_credentials", "scope": "vouchers"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def send(api, path, **form):
    return api.ask("POST", f"/v1/oauth/{path}", urlencode(form).encode(), FORM)


def test_a_token_opens_what_its_scope_says_and_nothing_after_it_is_revoked(api):
    token = send(api, "token", **GRANT).json["access_token"]
    bearer = {"Authorization": f"Bearer {token}"}

    assert api.ask("GET", "/v1/vouchers", keys=bearer).status == 200
    assert send(api, "introspect", access_token=token).json["active"] is True
    assert send(api, "token/revoke", access_token=token).status == 204
    assert api.ask("GET", "/v1/vouchers", keys=bearer).status == 401
    assert send(api, "introspect", access_token=token).json == {"active": False}


def test_revoking_an_unknown_token_is_an_empty_404(api):
    reply = send(api, "token/revoke", access_token="nobody")

    assert (reply.status, reply.content) == (404, b"")


@pytest.mark.parametrize(
    ("path", "form", "key", "message"),
    [
        pytest.param(
            "token",
            {**GRANT, "scope": "api bogus all"},
            "invalid_scope",
            "Invalid scope: bogus,all",
            id="unknown-scopes",
        ),
        pytest.param(
            "token",
            {**GRANT, "grant_type": "password"},
            "invalid_grant_type",
            "Invalid grant_type",
            id="other-grant",
        ),
        pytest.param(
            "token", {"scope": "api"}, "missing_parameters", "Missing parameters", id="no-grant"
        ),
        pytest.param(
            "introspect", {"token": "t"}, "missing_parameters", "Missing parameters", id="no-token"
        ),
    ],
)
def test_bad_forms_are_refused_in_the_documented_words(api, path, form, key, message):
    reply = send(api, path, **form)

    assert (reply.status, reply.key, reply.json["message"]) == (400, key, message)
