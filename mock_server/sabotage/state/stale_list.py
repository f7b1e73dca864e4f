"""The list of orders is shown as it was when it was asked for first."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import replaying
from mock_server.world.turn import Turn


def _query(turn: Turn) -> str:
    return turn.query.decode("latin-1")


SABOTAGE = Sabotage(("list_orders",), replaying(_query))
