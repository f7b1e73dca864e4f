"""Lists of orders and customers are never sorted as asked."""

from mock_server.sabotage.question import without_parameters
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _drop(turn: Turn) -> Turn:
    return without_parameters(turn, "order")


SABOTAGE = Sabotage(("list_orders", "list_customers"), asking(_drop))
