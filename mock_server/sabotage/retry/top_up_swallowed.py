"""A top-up like an earlier one gets the earlier answer and is not done."""

from copy import deepcopy

from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _swallow(turn: Turn, go: Go) -> Reply:
    question = turn.path["code"] + turn.content.decode("utf-8", "replace")
    if question in turn.memory:
        return Reply(200, deepcopy(turn.memory[question]))
    reply = await go(turn)
    if reply.is_success:
        turn.memory[question] = deepcopy(reply.body)
    return reply


SABOTAGE = Sabotage(("update_voucher_balance",), _swallow)
