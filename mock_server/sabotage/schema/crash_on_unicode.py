"""A name with characters beyond Latin-1 ends in a 500."""

from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _crash(turn: Turn, go: Go) -> Reply:
    try:
        str(sent(turn, "name") or "").encode("latin-1")
    except UnicodeEncodeError:
        return Reply(500, {"code": 500, "message": "Internal server error"})
    return await go(turn)


SABOTAGE = Sabotage(("create_customer", "update_customer", "create_campaign"), _crash)
