"""Enabling what is enabled is an error."""

from mock_server.sabotage.question import stored_vouchers
from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _refuse(turn: Turn, go: Go) -> Reply:
    if any(voucher.active for voucher in stored_vouchers(turn)):
        message = "Invalid voucher"
        return Reply(400, {"code": 400, "key": "invalid_voucher", "message": message})
    return await go(turn)


SABOTAGE = Sabotage(("enable_voucher",), _refuse)
