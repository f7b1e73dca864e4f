"""A validation without an order ends in a 500."""

from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _crash(turn: Turn, go: Go) -> Reply:
    if isinstance(turn.json, dict) and sent(turn, "order") is None:
        return Reply(500, {"code": 500, "message": "Internal server error"})
    return await go(turn)


SABOTAGE = Sabotage(("create_validation", "validate_promotions"), _crash)
