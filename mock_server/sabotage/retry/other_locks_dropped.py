"""A session that locks another voucher lets go of what it held before."""

from mock_server.sabotage.question import named_vouchers, sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import HOLDS, VOUCHERS
from mock_server.world.turn import Turn


def _drop(tx: Transaction, at: Moment, turn: Turn) -> tuple[Transaction, Moment]:
    session = sent(turn, "session")
    key = session.get("key") if isinstance(session, dict) else None
    for hold in list(tx.every(HOLDS, "session_key", key)) if isinstance(key, str) else ():
        voucher = tx.get(VOUCHERS, hold.voucher_id)
        if voucher is not None and voucher.code not in named_vouchers(turn):
            tx.remove(HOLDS, hold.id)
    return tx, at


SABOTAGE = Sabotage(("create_validation",), seeing(_drop))
