"""A voucher that is read lacks its type."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _drop(_: Turn, reply: Reply) -> None:
    del reply.body["type"]


SABOTAGE = Sabotage(("get_voucher",), succeeding(_drop))
