"""A validation promises a tenth more than the redemption takes off."""

from dataclasses import replace

from mock_server.engine.discounts import AmountOff
from mock_server.engine.voucher import Voucher
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS


def _more(voucher: Voucher) -> Voucher:
    if not isinstance(voucher.discount, AmountOff):
        return voucher
    discount = replace(voucher.discount, amount_off=voucher.discount.amount_off * 11 // 10)
    return replace(voucher, discount=discount)


SABOTAGE = Sabotage(("create_validation", "validate_voucher"), reading(VOUCHERS, _more))
