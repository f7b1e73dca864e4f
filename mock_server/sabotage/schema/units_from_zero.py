"""The units that a discount touches are counted from zero."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _shift(_: Turn, reply: Reply) -> None:
    for entry in reply.body.get("redeemables") or ():
        for target in (entry.get("applicable_to") or {}).get("data", ()):
            for line in target.get("order_item_units") or ():
                line["units"] = [unit - 1 for unit in line.get("units") or ()]


SABOTAGE = Sabotage(("create_validation", "create_client_validation"), succeeding(_shift))
