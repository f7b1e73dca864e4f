"""Anybody can pay with the points of a loyalty card."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service import customers
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import VOUCHERS
from mock_server.world.turn import Turn


def _handed_over(tx: Transaction, at: Moment, turn: Turn) -> tuple[Transaction, Moment]:
    named = sent(turn, "customer")
    key = (named.get("id") or named.get("source_id")) if isinstance(named, dict) else None
    asking = customers.known(tx, key) if isinstance(key, str) else None

    def look(voucher: Voucher) -> Voucher:
        if asking is None or voucher.loyalty_card is None:
            return voucher
        return replace(voucher, holder_id=asking.id)

    return View(tx, reads={VOUCHERS.name: look}), at


SABOTAGE = Sabotage(
    (*STACKING, "create_validation", "create_client_validation"), seeing(_handed_over)
)
