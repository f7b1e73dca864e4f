"""The tracking id of a redemption is the source id of its customer, in plain."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _reveal(_: Turn, reply: Reply) -> None:
    for redemption in reply.body["redemptions"]:
        customer = redemption.get("customer") or {}
        redemption["tracking_id"] = customer.get("source_id")


SABOTAGE = Sabotage(STACKING, succeeding(_reveal))
