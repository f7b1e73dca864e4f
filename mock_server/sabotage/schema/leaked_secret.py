"""A customer that is read shows a hash of a password."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _leak(_: Turn, reply: Reply) -> None:
    reply.body["password_hash"] = "$2b$12$C6UzMDM.H6dfI/f/IKcEeO"


SABOTAGE = Sabotage(("get_customer",), succeeding(_leak))
