"""An access token works on after it was revoked."""

from mock_server.sabotage.question import bearer
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import as_asked
from mock_server.store.kinds import TOKENS
from mock_server.world.turn import Turn


def _is_revoked(turn: Turn) -> bool:
    token = turn.project.store.transact(lambda tx: tx.get(TOKENS, bearer(turn)))
    return token is not None and token.revoked


SABOTAGE = Sabotage((), as_asked, _is_revoked)
