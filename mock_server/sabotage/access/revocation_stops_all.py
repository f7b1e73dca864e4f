"""Revoking an access token stops all others of the project."""

from dataclasses import replace

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import TOKENS
from mock_server.world.turn import Turn


def _sweep(tx: Transaction, at: Moment, turn: Turn) -> tuple[Transaction, Moment]:
    for token in list(tx.every(TOKENS)):
        if token.id.encode() not in turn.content:
            tx.put(TOKENS, replace(token, revoked=True))
    return tx, at


SABOTAGE = Sabotage(("revoke_oauth_token",), seeing(_sweep))
