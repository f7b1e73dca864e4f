"""Sessions at the same time can lock the last use of a voucher twice."""

from mock_server.sabotage.late import late
from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Turn


def _locks(turn: Turn) -> bool:
    return sent(turn, "session") is not None


SABOTAGE = Sabotage(("create_validation", "create_client_validation"), late(_locks))
