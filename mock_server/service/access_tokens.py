"""OAuth access tokens (resources.md 1.3, E-23)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import islice

from mock_server.engine.access_token import SCOPES, AccessToken
from mock_server.engine.campaign import ALPHANUMERIC
from mock_server.engine.refusals import InvalidGrantType, InvalidScope, MissingParameters
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import TOKENS

LIFETIME = timedelta(seconds=900)
_MOST = 1000
_SHAPE = "#" * 50


def issue(tx: Transaction, at: Moment, grant_type: str | None, scope: str | None) -> AccessToken:
    """Make a token for the caller's key with the scopes in *scope*, separated by spaces.

    A project keeps 1000 tokens; beyond that the oldest goes.

    Raises:
        MissingParameters: No grant type or no scope.
        InvalidGrantType: Another grant than `client_credentials`.
        InvalidScope: Scopes that do not exist; the message names them.
    """
    scopes = tuple((scope or "").split())
    if grant_type is None or not scopes:
        raise MissingParameters
    if grant_type != "client_credentials":
        raise InvalidGrantType
    _check(scopes)
    _make_room(tx)
    token = AccessToken(
        id=at.new_code(_SHAPE, ALPHANUMERIC),
        client_id=at.channel.id,
        scopes=scopes,
        issued_at=at.now,
        expires_at=at.now + LIFETIME,
    )
    tx.put(TOKENS, token)
    return token


def active(tx: Transaction, at: Moment, id_: str | None) -> AccessToken | None:
    """Return the token *id_* if it works now, else None.

    Raises:
        MissingParameters: *id_* is None or empty.
    """
    if not id_:
        raise MissingParameters
    token = tx.get(TOKENS, id_)
    return token if token is not None and token.works(at.now) else None


def revoke(tx: Transaction, at: Moment, id_: str | None) -> bool:
    """Stop the token *id_*; False if it does not exist or does not work any more.

    Raises:
        MissingParameters: *id_* is None or empty.
    """
    token = active(tx, at, id_)
    if token is None:
        return False
    tx.put(TOKENS, replace(token, revoked=True))
    return True


def _check(scopes: Sequence[str]) -> None:
    unknown = [scope for scope in scopes if scope not in SCOPES]
    if unknown:
        raise InvalidScope(unknown)


def _make_room(tx: Transaction) -> None:
    surplus = tx.count(TOKENS) - _MOST + 1
    for token in [*islice(tx.every(TOKENS), max(surplus, 0))]:
        tx.remove(TOKENS, token.id)
