"""A redemption does not say whether it succeeded."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _drop(_: Turn, reply: Reply) -> None:
    for redemption in reply.body["redemptions"]:
        del redemption["result"]


SABOTAGE = Sabotage(STACKING, succeeding(_drop))
