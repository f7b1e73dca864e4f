"""A redemption that failed is answered with 200 and the error as body."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import failing
from mock_server.world.turn import Reply, Turn


def _hide(_: Turn, reply: Reply) -> None:
    reply.status = 200


SABOTAGE = Sabotage(STACKING, failing(_hide))
