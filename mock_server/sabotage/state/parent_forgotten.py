"""A redemption of a stack that is read later does not name its parent."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _forget(_: Turn, reply: Reply) -> None:
    if reply.body["object"] == "redemption":
        reply.body["redemption"] = None


SABOTAGE = Sabotage(("get_redemption",), succeeding(_forget))
