"""Rules that limit the redemptions of a customer count those of everybody."""

from dataclasses import replace

from mock_server.engine.redemption import Redemption
from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service import customers
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import REDEMPTIONS, Record
from mock_server.world.turn import Turn


def _anybody(tx: Transaction, at: Moment, turn: Turn) -> tuple[Transaction, Moment]:
    named = sent(turn, "customer")
    key = (named.get("id") or named.get("source_id")) if isinstance(named, dict) else None
    asking = customers.known(tx, key) if isinstance(key, str) else None

    def look(record: Record) -> Record:
        if asking is None or not isinstance(record, Redemption):
            return record
        return replace(record, customer=asking)

    return View(tx, reads={REDEMPTIONS.name: look}), at


SABOTAGE = Sabotage((*STACKING, "create_validation"), seeing(_anybody))
