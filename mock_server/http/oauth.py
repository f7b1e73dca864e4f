"""OAuth access tokens: made, looked into and revoked."""

from mock_server.engine.access_token import AccessToken
from mock_server.http.call import Answer, Call
from mock_server.service import access_tokens
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.wire.access_token import write_access_token
from spec import Json


def create_oauth_token(call: Call) -> Answer:
    """Make a token with the scopes asked for."""
    form = call.body or {}
    grant_type, scope = form.get("grant_type"), form.get("scope")

    def work(tx: Transaction, at: Moment) -> Json:
        return write_access_token(access_tokens.issue(tx, at, grant_type, scope), at.now)

    return Answer(call.do(work))


def introspect_oauth_token(call: Call) -> Answer:
    """Say what a token is good for; of one that does not work only that."""

    def work(tx: Transaction, at: Moment) -> Json:
        return _write_state(access_tokens.active(tx, at, _token(call)), at)

    return Answer(call.do(work))


def revoke_oauth_token(call: Call) -> Answer:
    """Stop a token; an unknown or inactive one answers 404 without a body."""
    revoked = call.do(lambda tx, at: access_tokens.revoke(tx, at, _token(call)))
    return Answer(status=204 if revoked else 404)


def _token(call: Call) -> str | None:
    form = call.body or {}
    token: str | None = form.get("access_token")
    return token


def _write_state(token: AccessToken | None, at: Moment) -> Json:
    if token is None:
        return {"active": False}
    return {**write_access_token(token, at.now), "active": True}
