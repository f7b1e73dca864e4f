"""A redemption that is rolled back again gets the answer to the first rollback."""

from mock_server.sabotage.operations import ROLLING_BACK
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import replaying
from mock_server.world.turn import Turn


def _path(turn: Turn) -> str:
    return "/".join((turn.operation, *turn.path.values()))


SABOTAGE = Sabotage(ROLLING_BACK, replaying(_path))
