"""Disabling what is disabled enables it."""

from dataclasses import replace

from mock_server.sabotage.question import stored_vouchers
from mock_server.sabotage.sabotage import Sabotage
from mock_server.store.base import Transaction
from mock_server.store.kinds import VOUCHERS
from mock_server.world.turn import Go, Reply, Turn


async def _toggle(turn: Turn, go: Go) -> Reply:
    before = stored_vouchers(turn)
    reply = await go(turn)

    def enable(tx: Transaction) -> None:
        for voucher in before:
            tx.put(VOUCHERS, replace(voucher, active=True))

    if any(not voucher.active for voucher in before):
        turn.project.store.transact(enable)
        reply.body["active"] = True
    return reply


SABOTAGE = Sabotage(("disable_voucher",), _toggle)
