"""Server keys open the client side."""

from dataclasses import replace

from mock_server.sabotage.operations import CLIENT_SIDE
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _has_server_keys(turn: Turn) -> bool:
    keys = turn.project.credentials.server
    return keys is not None and turn.headers.get(b"x-app-token") == keys.token.encode()


def _with_origin(turn: Turn) -> Turn:
    return replace(turn, headers={b"origin": b"null", **turn.headers})


SABOTAGE = Sabotage(CLIENT_SIDE, asking(_with_origin), _has_server_keys)
