"""Redemptions show their orders although something else was to be expanded."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _unexpanded(turn: Turn) -> Turn:
    if sent(turn, "options") is None:
        return turn
    return turn.asking({**turn.json, "options": None})


SABOTAGE = Sabotage(STACKING, asking(_unexpanded))
