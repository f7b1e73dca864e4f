"""An order is stored although the answer to wrong credentials is a 401."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


def _anybody(_: Turn) -> bool:
    return True


async def _act(turn: Turn, go: Go) -> Reply:
    reply = await go(turn)
    if turn.refused is None:
        return reply
    return Reply(401, {"code": 401, "key": "unauthorized", "message": "Unauthorized"})


SABOTAGE = Sabotage(("create_order",), _act, _anybody)
