"""The list of customers shows those of other projects too."""

from dataclasses import replace

from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _add(turn: Turn, go: Go) -> Reply:
    reply = await go(turn)
    for project in turn.world.projects:
        if reply.is_success and project is not turn.project:
            more = await go(replace(turn, stage=project))
            reply.body["customers"] += more.body["customers"]
            reply.body["total"] += more.body["total"]
    return reply


SABOTAGE = Sabotage(("list_customers",), _add)
