"""The list of campaigns says of none that it has vouchers."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _spoil(_: Turn, reply: Reply) -> None:
    for row in reply.body["campaigns"]:
        if "vouchers_count" in row:
            row["vouchers_count"] = 0


SABOTAGE = Sabotage(("list_campaigns",), succeeding(_spoil))
