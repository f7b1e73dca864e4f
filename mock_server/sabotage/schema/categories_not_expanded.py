"""Categories stay empty although a call asks for them."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _empty(_: Turn, reply: Reply) -> None:
    for name in ("redeemables", "inapplicable_redeemables", "skipped_redeemables"):
        for entry in reply.body.get(name) or ():
            entry["categories"] = []


SABOTAGE = Sabotage(
    (*STACKING, "create_validation", "create_client_validation"), succeeding(_empty)
)
