"""A voucher can be redeemed once more than its limit says."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS


def _one_more(voucher: Voucher) -> Voucher:
    more = None if voucher.quantity is None else voucher.quantity + 1
    return replace(voucher, quantity=more)


SABOTAGE = Sabotage(STACKING, reading(VOUCHERS, _one_more))
