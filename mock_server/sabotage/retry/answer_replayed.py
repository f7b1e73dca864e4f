"""A redemption like an earlier one gets the earlier answer and is not done."""

from copy import deepcopy

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _replay(turn: Turn, go: Go) -> Reply:
    body = turn.content.decode("utf-8", "replace")
    if body in turn.memory:
        return Reply(200, deepcopy(turn.memory[body]))
    reply = await go(turn)
    if reply.is_success:
        turn.memory[body] = deepcopy(reply.body)
    return reply


SABOTAGE = Sabotage(STACKING, _replay)
