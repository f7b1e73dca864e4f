"""A voucher that is used up is refused as if it had expired."""

from mock_server.sabotage.operations import REDEEMING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import failing
from mock_server.world.turn import Reply, Turn


def _rename(_: Turn, reply: Reply) -> None:
    if reply.body.get("key") == "quantity_exceeded":
        reply.body["key"] = "voucher_expired"


SABOTAGE = Sabotage(REDEEMING, failing(_rename))
