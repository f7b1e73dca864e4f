"""Disabling a promotion tier disables the others of its campaign."""

from dataclasses import replace

from mock_server.sabotage.sabotage import Sabotage
from mock_server.store.base import Transaction
from mock_server.store.kinds import PROMOTION_TIERS
from mock_server.world.turn import Go, Reply, Turn


async def _disable_all(turn: Turn, go: Go) -> Reply:
    reply = await go(turn)

    def work(tx: Transaction) -> None:
        for tier in list(tx.every(PROMOTION_TIERS, "campaign_id", reply.body["campaign"]["id"])):
            tx.put(PROMOTION_TIERS, replace(tier, active=False))

    if reply.is_success:
        turn.project.store.transact(work)
    return reply


SABOTAGE = Sabotage(("disable_promotion_tier",), _disable_all)
