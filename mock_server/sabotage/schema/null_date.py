"""A rollback has no date."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _clear(_: Turn, reply: Reply) -> None:
    reply.body["date"] = None


SABOTAGE = Sabotage(("roll_back_redemption",), succeeding(_clear))
