"""Every page of vouchers but the first lacks its first row."""

from mock_server.sabotage.question import on_page
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _drop(turn: Turn, reply: Reply) -> None:
    if on_page(turn) > 1:
        del reply.body["vouchers"][:1]


SABOTAGE = Sabotage(("list_vouchers",), succeeding(_drop))
