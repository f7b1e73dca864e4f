"""Errors about orders have no key."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import failing
from mock_server.world.turn import Reply, Turn


def _drop(_: Turn, reply: Reply) -> None:
    reply.body.pop("key", None)


SABOTAGE = Sabotage(("get_order", "update_order", "create_order"), failing(_drop))
