"""An access token opens everything, whatever its scopes are."""

from mock_server.engine.refusals import Forbidden
from mock_server.sabotage.question import bearer
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import as_asked
from mock_server.world.turn import Turn


def _is_out_of_scope(turn: Turn) -> bool:
    return isinstance(turn.refused, Forbidden) and bool(bearer(turn))


SABOTAGE = Sabotage((), as_asked, _is_out_of_scope)
