"""The list of vouchers ignores its filters."""

from mock_server.sabotage.question import without_parameters
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _drop(turn: Turn) -> Turn:
    return without_parameters(turn, "filters", "campaign_id", "campaign", "code", "category")


SABOTAGE = Sabotage(("list_vouchers",), asking(_drop))
