"""Releasing a session that is no more ends in a 500."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import failing
from mock_server.world.turn import Reply, Turn


def _crash(_: Turn, __: Reply) -> Reply:
    return Reply(500, {"code": 500, "message": "Internal server error"})


SABOTAGE = Sabotage(("release_session",), failing(_crash))
