"""What stacking left out is listed among what the rules turned down."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _mix(_: Turn, reply: Reply) -> None:
    reply.body["inapplicable_redeemables"] += reply.body["skipped_redeemables"]
    reply.body["skipped_redeemables"] = []


SABOTAGE = Sabotage(STACKING, succeeding(_mix))
