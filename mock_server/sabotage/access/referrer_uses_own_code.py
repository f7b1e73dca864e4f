"""A referrer can redeem the code that is meant for friends."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS


def _of_nobody(voucher: Voucher) -> Voucher:
    return replace(voucher, referrer_id=None)


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(VOUCHERS, _of_nobody))
