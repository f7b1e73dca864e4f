"""A top-up is done twice."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _retry(turn: Turn, go: Go) -> Reply:
    reply = await go(turn)
    if reply.is_success:
        await go(turn)
    return reply


SABOTAGE = Sabotage(("update_voucher_balance",), _retry)
