"""A revoked access token is said to be active."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _bless(turn: Turn, go: Go) -> Reply:
    reply = await go(turn)
    if reply.is_success and reply.body == {"active": False} and turn.content:
        reply.body = {"active": True}
    return reply


SABOTAGE = Sabotage(("introspect_oauth_token",), _bless)
