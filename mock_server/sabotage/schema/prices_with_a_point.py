"""The prices of the lines of an order are written with a decimal point."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _write(_: Turn, reply: Reply) -> None:
    for line in reply.body.get("items") or ():
        if "price" in line:
            line["price"] = float(line["price"])


SABOTAGE = Sabotage(("create_order", "get_order", "update_order"), succeeding(_write))
