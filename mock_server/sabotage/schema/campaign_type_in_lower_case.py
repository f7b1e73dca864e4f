"""The type of a campaign is written in lower case."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _lower(_: Turn, reply: Reply) -> None:
    reply.body["campaign_type"] = reply.body["campaign_type"].lower()


SABOTAGE = Sabotage(("get_campaign", "create_campaign"), succeeding(_lower))
