"""The redeemables of a stack are applied from the last to the first."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _reverse(turn: Turn) -> Turn:
    redeemables = sent(turn, "redeemables")
    if not isinstance(redeemables, list):
        return turn
    return turn.asking({**turn.json, "redeemables": redeemables[::-1]})


SABOTAGE = Sabotage((*STACKING, "create_validation", "create_client_validation"), asking(_reverse))
