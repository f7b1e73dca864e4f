"""An order that is paid is shown in a status that nobody documents."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _rename(_: Turn, reply: Reply) -> None:
    for order in reply.body["orders"]:
        if order["status"] == "PAID":
            order["status"] = "SETTLED"


SABOTAGE = Sabotage(("list_orders",), succeeding(_rename))
