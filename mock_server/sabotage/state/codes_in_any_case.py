"""A voucher is found by its code in upper or lower case."""

from dataclasses import replace

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.store.base import Transaction
from mock_server.store.kinds import VOUCHERS
from mock_server.world.turn import Turn


def _find(turn: Turn) -> Turn:
    def work(tx: Transaction) -> str:
        codes = (voucher.code for voucher in tx.every(VOUCHERS))
        code = turn.path["code"]
        return next((each for each in codes if each.lower() == code.lower()), code)

    code = turn.project.store.transact(work)
    return replace(turn, path={**turn.path, "code": code})


SABOTAGE = Sabotage(("get_voucher",), asking(_find))
