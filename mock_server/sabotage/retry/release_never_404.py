"""Releasing a session that does not exist succeeds."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import failing
from mock_server.world.turn import Reply, Turn


def _pretend(_: Turn, reply: Reply) -> Reply | None:
    return Reply(204, None) if reply.status == 404 else None


SABOTAGE = Sabotage(("release_session",), failing(_pretend))
