"""The total of the list of customers is the number of rows on the page."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _miscount(_: Turn, reply: Reply) -> None:
    reply.body["total"] = len(reply.body["customers"])


SABOTAGE = Sabotage(("list_customers",), succeeding(_miscount))
