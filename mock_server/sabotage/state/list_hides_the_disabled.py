"""The list of promotion tiers leaves out those that are disabled."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _hide(_: Turn, reply: Reply) -> None:
    reply.body["tiers"] = [tier for tier in reply.body["tiers"] if tier["active"]]


SABOTAGE = Sabotage(("list_promotion_tiers", "list_campaign_promotion_tiers"), succeeding(_hide))
