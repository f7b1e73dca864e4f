"""A redemption that is read does not name the rollback that undid it."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _cut(_: Turn, reply: Reply) -> None:
    links = reply.body.get("related_redemptions") or {}
    links.pop("rollbacks", None)


SABOTAGE = Sabotage(("get_redemption",), succeeding(_cut))
