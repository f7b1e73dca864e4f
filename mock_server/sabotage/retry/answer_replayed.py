"""A redemption like an earlier one gets the earlier answer and is not done."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import replaying
from mock_server.world.turn import Turn


def _body(turn: Turn) -> str:
    return turn.content.decode("utf-8", "replace")


SABOTAGE = Sabotage(STACKING, replaying(_body))
