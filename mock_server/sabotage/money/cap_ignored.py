"""The limit of a percentage is ignored."""

from dataclasses import replace

from mock_server.engine.discounts import PercentOff
from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS


def _uncapped(voucher: Voucher) -> Voucher:
    if not isinstance(voucher.discount, PercentOff):
        return voucher
    return replace(voucher, discount=replace(voucher.discount, amount_limit=None))


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(VOUCHERS, _uncapped))
