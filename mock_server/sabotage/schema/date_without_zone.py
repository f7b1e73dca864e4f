"""The dates of a promotion tier have no time zone."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _strip(_: Turn, reply: Reply) -> None:
    reply.body["created_at"] = reply.body["created_at"].removesuffix("Z")


SABOTAGE = Sabotage(("get_promotion_tier", "create_promotion_tier"), succeeding(_strip))
