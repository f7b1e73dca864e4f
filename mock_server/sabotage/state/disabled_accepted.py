"""A voucher that is disabled can be validated and redeemed."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS


def _enable(voucher: Voucher) -> Voucher:
    return replace(voucher, active=True)


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(VOUCHERS, _enable))
