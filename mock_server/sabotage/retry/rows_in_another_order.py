"""The list of promotion tiers comes in another order each time."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _turn(turn: Turn, go: Go) -> Reply:
    reply = await go(turn)
    by = turn.memory["calls"] = turn.memory.get("calls", 0) + 1
    if reply.is_success and reply.body["tiers"]:
        rows = reply.body["tiers"]
        reply.body["tiers"] = rows[by % len(rows) :] + rows[: by % len(rows)]
    return reply


SABOTAGE = Sabotage(("list_promotion_tiers",), _turn)
