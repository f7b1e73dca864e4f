"""Looking into an access token makes it last longer."""

from dataclasses import replace

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import seeing
from mock_server.service.access_tokens import LIFETIME
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import TOKENS
from mock_server.world.turn import Turn


def _prolong(tx: Transaction, at: Moment, _: Turn) -> tuple[Transaction, Moment]:
    for token in list(tx.every(TOKENS)):
        if token.works(at.now):
            tx.put(TOKENS, replace(token, expires_at=at.now + LIFETIME))
    return tx, at


SABOTAGE = Sabotage(("introspect_oauth_token",), seeing(_prolong))
