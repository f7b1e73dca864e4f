"""The total of a redeemed order is its amount without any discount."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _forget(_: Turn, reply: Reply) -> None:
    order = reply.body["order"]
    if "amount" in order:
        order["total_amount"] = order["amount"]


SABOTAGE = Sabotage(STACKING, succeeding(_forget))
