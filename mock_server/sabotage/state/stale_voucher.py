"""A voucher is shown as it was when it was read first."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import replaying
from mock_server.world.turn import Turn


def _code(turn: Turn) -> str:
    return turn.path["code"]


SABOTAGE = Sabotage(("get_voucher",), replaying(_code))
