"""A voucher that was refused once is refused from then on."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.question import named_vouchers
from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _remember(turn: Turn, go: Go) -> Reply:
    key = "+".join(named_vouchers(turn))
    if key in turn.memory:
        return Reply(400, turn.memory[key])
    reply = await go(turn)
    if not reply.is_success:
        turn.memory[key] = reply.body
    return reply


SABOTAGE = Sabotage(STACKING, _remember)
