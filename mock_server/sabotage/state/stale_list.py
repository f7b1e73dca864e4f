"""The list of orders is shown as it was when it was asked for first."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _remember(turn: Turn, go: Go) -> Reply:
    reply = await go(turn)
    if reply.is_success:
        reply.body = turn.memory.setdefault(turn.query.decode("latin-1"), reply.body)
    return reply


SABOTAGE = Sabotage(("list_orders",), _remember)
