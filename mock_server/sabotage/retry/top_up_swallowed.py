"""A top-up like an earlier one gets the earlier answer and is not done."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import replaying
from mock_server.world.turn import Turn


def _question(turn: Turn) -> str:
    return turn.path["code"] + turn.content.decode("utf-8", "replace")


SABOTAGE = Sabotage(("update_voucher_balance",), replaying(_question))
