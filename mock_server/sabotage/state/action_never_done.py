"""The work that a deletion started is never done."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _working(_: Turn, reply: Reply) -> None:
    reply.body.update(status="IN_PROGRESS", progress=0)


SABOTAGE = Sabotage(("get_async_action",), succeeding(_working))
