"""The list of campaigns calls itself plain text."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _mislabel(_: Turn, reply: Reply) -> None:
    reply.headers["Content-Type"] = "text/plain; charset=utf-8"


SABOTAGE = Sabotage(("list_campaigns",), succeeding(_mislabel))
