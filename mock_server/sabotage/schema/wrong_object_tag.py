"""The list of a voucher's redemptions calls itself something else."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _retag(_: Turn, reply: Reply) -> None:
    reply.body["object"] = "redemptions"


SABOTAGE = Sabotage(("list_voucher_redemptions",), succeeding(_retag))
