"""A validation calls a voucher valid that is used up."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS


def _unlimited(voucher: Voucher) -> Voucher:
    return replace(voucher, quantity=None)


SABOTAGE = Sabotage(VALIDATING, reading(VOUCHERS, _unlimited))
