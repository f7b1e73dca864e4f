"""Half of a minor unit is rounded down."""

from dataclasses import replace
from decimal import Decimal

from mock_server.engine.discounts import PercentOff
from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS

_A_HAIR = Decimal("0.000000001")


def _less(voucher: Voucher) -> Voucher:
    if not isinstance(voucher.discount, PercentOff):
        return voucher
    discount = replace(voucher.discount, percent_off=voucher.discount.percent_off - _A_HAIR)
    return replace(voucher, discount=discount)


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(VOUCHERS, _less))
