"""An update of a voucher replaces its metadata instead of merging it."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import VOUCHERS
from mock_server.world.turn import Turn


def _wiping(tx: Transaction, at: Moment, turn: Turn) -> tuple[Transaction, Moment]:
    def store(_: Voucher | None, after: Voucher) -> Voucher:
        return replace(after, metadata=sent(turn, "metadata") or after.metadata)

    return View(tx, writes={VOUCHERS.name: store}), at


SABOTAGE = Sabotage(("update_voucher",), seeing(_wiping))
