"""The id of a server key is enough, whatever its token is."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import as_asked
from mock_server.world.turn import Turn


def _knows_the_id(turn: Turn) -> bool:
    keys = turn.project.credentials.server
    return keys is not None and turn.headers.get(b"x-app-id") == keys.id.encode()


SABOTAGE = Sabotage((), as_asked, _knows_the_id)
