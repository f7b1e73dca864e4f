"""The list of campaigns has ten rows, whatever is asked for."""

from mock_server.sabotage.question import without_parameters
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _drop(turn: Turn) -> Turn:
    return without_parameters(turn, "limit")


SABOTAGE = Sabotage(("list_campaigns",), asking(_drop))
