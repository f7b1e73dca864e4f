"""Creating a voucher whose code is taken replaces the old one."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.store.base import Transaction
from mock_server.store.kinds import VOUCHERS
from mock_server.world.turn import Turn


def _forget(turn: Turn) -> Turn:
    def work(tx: Transaction) -> None:
        taken = tx.first(VOUCHERS, "code", turn.path["code"])
        if taken is not None:
            tx.remove(VOUCHERS, taken.id)

    turn.project.store.transact(work)
    return turn


SABOTAGE = Sabotage(("create_voucher",), asking(_forget))
