"""The list of redemptions ignores which result and customer is asked for."""

from mock_server.sabotage.question import without_parameters
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _drop(turn: Turn) -> Turn:
    return without_parameters(turn, "result", "customer", "filters")


SABOTAGE = Sabotage(("list_redemptions",), asking(_drop))
