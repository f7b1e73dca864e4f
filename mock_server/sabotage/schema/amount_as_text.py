"""The amount of an order is text."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _quote(_: Turn, reply: Reply) -> None:
    if "amount" in reply.body:
        reply.body["amount"] = str(reply.body["amount"])


SABOTAGE = Sabotage(("get_order", "create_order", "update_order"), succeeding(_quote))
