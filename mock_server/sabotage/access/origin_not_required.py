"""Client keys work without saying from which site they come."""

from dataclasses import replace

from mock_server.sabotage.operations import CLIENT_SIDE
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _lacks_only_the_origin(turn: Turn) -> bool:
    keys = turn.project.credentials.client
    known = keys is not None and turn.headers.get(b"x-client-token") == keys.token.encode()
    return known and b"origin" not in turn.headers


def _with_origin(turn: Turn) -> Turn:
    return replace(turn, headers={b"origin": b"null", **turn.headers})


SABOTAGE = Sabotage(CLIENT_SIDE, asking(_with_origin), _lacks_only_the_origin)
