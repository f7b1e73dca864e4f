"""A session locks the first of its vouchers and leaves the others free."""

from mock_server.engine.session import Hold
from mock_server.sabotage.question import named_vouchers
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import HOLDS, VOUCHERS
from mock_server.world.turn import Turn


def _only_first(tx: Transaction, at: Moment, turn: Turn) -> tuple[Transaction, Moment]:
    named = named_vouchers(turn)

    def store(_: Hold | None, after: Hold) -> Hold | None:
        voucher = tx.get(VOUCHERS, after.voucher_id)
        return after if voucher is not None and voucher.code in named[:1] else None

    return View(tx, writes={HOLDS.name: store}), at


SABOTAGE = Sabotage(("create_validation", "create_client_validation"), seeing(_only_first))
