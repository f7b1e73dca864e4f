"""A redemption that was paid with points does not say for what kind of reward."""

from mock_server.sabotage.operations import REDEEMING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _drop(_: Turn, reply: Reply) -> None:
    for redemption in reply.body.get("redemptions", [reply.body]):
        (redemption.get("reward") or {}).pop("type", None)


SABOTAGE = Sabotage(REDEEMING, succeeding(_drop))
