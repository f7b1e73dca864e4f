"""A promotion tier that does not exist is a bad request."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import failing
from mock_server.world.turn import Reply, Turn


def _recode(_: Turn, reply: Reply) -> None:
    if reply.status == 404:
        reply.status = reply.body["code"] = 400


SABOTAGE = Sabotage(("update_promotion_tier", "delete_promotion_tier"), failing(_recode))
