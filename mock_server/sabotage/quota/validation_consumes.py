"""A validation uses its vouchers."""

from dataclasses import replace

from mock_server.sabotage.question import stored_vouchers
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.store.base import Transaction
from mock_server.store.kinds import VOUCHERS
from mock_server.world.turn import Reply, Turn


def _use(turn: Turn, _: Reply) -> None:
    def work(tx: Transaction) -> None:
        for voucher in stored_vouchers(turn):
            used = voucher.redeemed_quantity + 1
            tx.put(VOUCHERS, replace(voucher, redeemed_quantity=used))

    turn.project.store.transact(work)


SABOTAGE = Sabotage(("create_validation", "validate_voucher"), succeeding(_use))
