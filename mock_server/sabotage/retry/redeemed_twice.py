"""A redemption is done twice, as if its answer had been lost on the way."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _retry(turn: Turn, go: Go) -> Reply:
    reply = await go(turn)
    if reply.is_success:
        await go(turn)
    return reply


SABOTAGE = Sabotage(("create_redemption", "redeem_promotion_tier"), _retry)
