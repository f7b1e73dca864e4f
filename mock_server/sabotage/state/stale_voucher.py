"""A voucher is shown as it was when it was read first."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _remember(turn: Turn, go: Go) -> Reply:
    reply = await go(turn)
    if reply.is_success:
        reply.body = turn.memory.setdefault(turn.path["code"], reply.body)
    return reply


SABOTAGE = Sabotage(("get_voucher",), _remember)
