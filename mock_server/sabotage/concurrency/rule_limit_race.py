"""Redemptions at the same time get past a rule that limits how many there are."""

from mock_server.sabotage.late import late
from mock_server.sabotage.question import stored_vouchers
from mock_server.sabotage.sabotage import Sabotage
from mock_server.service import rules
from mock_server.store.base import Transaction
from mock_server.world.turn import Turn


def _is_guarded(turn: Turn) -> bool:
    named = stored_vouchers(turn)

    def guarded(tx: Transaction) -> bool:
        return any(rules.guarding(tx, one.id, one.campaign_id) for one in named)

    return turn.project.store.transact(guarded)


SABOTAGE = Sabotage(("create_redemption",), late(_is_guarded))
