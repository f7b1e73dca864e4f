"""A recurring time frame, once begun, never closes."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS


def _open(voucher: Voucher) -> Voucher:
    return replace(voucher, validity=replace(voucher.validity, timeframe=None))


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(VOUCHERS, _open))
