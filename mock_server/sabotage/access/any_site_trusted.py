"""Client keys work from any site, whichever the project trusts."""

from mock_server.sabotage.operations import CLIENT_SIDE
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import as_asked
from mock_server.world.turn import Turn


def _comes_from_somewhere(turn: Turn) -> bool:
    keys = turn.project.credentials.client
    known = keys is not None and turn.headers.get(b"x-client-token") == keys.token.encode()
    return known and b"origin" in turn.headers


SABOTAGE = Sabotage(CLIENT_SIDE, as_asked, _comes_from_somewhere)
