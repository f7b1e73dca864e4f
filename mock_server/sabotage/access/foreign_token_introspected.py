"""An access token of another project can be looked into."""

from dataclasses import replace

from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _look_elsewhere(turn: Turn, go: Go) -> Reply:
    reply = await go(turn)
    for project in turn.world.projects:
        if reply.body == {"active": False} and project is not turn.project:
            reply = await go(replace(turn, stage=project))
    return reply


SABOTAGE = Sabotage(("introspect_oauth_token",), _look_elsewhere)
