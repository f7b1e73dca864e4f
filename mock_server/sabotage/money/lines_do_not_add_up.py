"""The discounts of the lines are a unit less than that of the order."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _lose(_: Turn, reply: Reply) -> None:
    lines = (reply.body.get("order") or {}).get("items", ())
    for line in lines:
        if line.get("discount_amount"):
            line["discount_amount"] -= 1
            line["subtotal_amount"] += 1
            return


SABOTAGE = Sabotage((*STACKING, "create_validation"), succeeding(_lose))
