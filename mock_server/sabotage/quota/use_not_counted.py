"""A redemption in a stack does not count as a use of its voucher."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.question import named_vouchers
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import VOUCHERS
from mock_server.world.turn import Turn


def _forget(tx: Transaction, at: Moment, turn: Turn) -> tuple[Transaction, Moment]:
    def store(before: Voucher | None, after: Voucher) -> Voucher:
        if before is None or len(named_vouchers(turn)) == 1:
            return after
        return replace(after, redeemed_quantity=before.redeemed_quantity)

    return View(tx, writes={VOUCHERS.name: store}), at


SABOTAGE = Sabotage(STACKING, seeing(_forget))
