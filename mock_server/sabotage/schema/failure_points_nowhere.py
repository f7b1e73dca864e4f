"""The error of a failed redemption names a record that does not exist."""

from mock_server.sabotage.operations import REDEEMING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import failing
from mock_server.world.turn import Reply, Turn


def _mislead(_: Turn, reply: Reply) -> None:
    if isinstance(reply.body, dict) and str(reply.body.get("resource_id")).startswith("rf_"):
        reply.body["resource_id"] = "rf_" + "0" * 18


SABOTAGE = Sabotage(REDEEMING, failing(_mislead))
