"""An access token of another project can be revoked."""

from dataclasses import replace

from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _stop_elsewhere(turn: Turn, go: Go) -> Reply:
    reply = await go(turn)
    for project in turn.world.projects:
        if reply.status == 404 and project is not turn.project:
            reply = await go(replace(turn, stage=project))
    return reply


SABOTAGE = Sabotage(("revoke_oauth_token",), _stop_elsewhere)
