"""Errors about campaigns have no message."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import failing
from mock_server.world.turn import Reply, Turn


def _drop(_: Turn, reply: Reply) -> None:
    reply.body.pop("message", None)


SABOTAGE = Sabotage(("get_campaign", "create_campaign", "delete_campaign"), failing(_drop))
