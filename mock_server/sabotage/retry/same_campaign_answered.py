"""A campaign whose name is taken is answered as if it had just been made."""

from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _answer(turn: Turn, go: Go) -> Reply:
    reply = await go(turn)
    name = str(sent(turn, "name"))
    if reply.status == 409 and name in turn.memory:
        return Reply(200, turn.memory[name])
    if reply.is_success:
        turn.memory[name] = reply.body
    return reply


SABOTAGE = Sabotage(("create_campaign",), _answer)
