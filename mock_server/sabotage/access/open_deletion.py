"""A customer can be deleted without credentials."""

from mock_server.sabotage.question import sends_credentials
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import as_asked
from mock_server.world.turn import Turn


def _sends_none(turn: Turn) -> bool:
    return not sends_credentials(turn)


SABOTAGE = Sabotage(("delete_customer",), as_asked, _sends_none)
