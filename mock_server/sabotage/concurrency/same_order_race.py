"""Of redemptions on one order at the same time only the last one is on it."""

from mock_server.sabotage.late import late
from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Turn


def _names_an_order(turn: Turn) -> bool:
    order = sent(turn, "order")
    return isinstance(order, dict) and bool({"id", "source_id"} & order.keys())


SABOTAGE = Sabotage(("create_redemption",), late(_names_an_order))
