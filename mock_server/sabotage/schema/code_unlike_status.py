"""The code in the body of an error is not the status of the answer."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import failing
from mock_server.world.turn import Reply, Turn


def _recode(_: Turn, reply: Reply) -> None:
    reply.body["code"] = 500


SABOTAGE = Sabotage(("get_voucher", "get_redemption"), failing(_recode))
