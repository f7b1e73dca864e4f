"""A voucher can be redeemed a millisecond before its start date."""

from dataclasses import replace
from datetime import timedelta

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS


def _sooner(voucher: Voucher) -> Voucher:
    starts = voucher.validity.start_date
    if starts is None:
        return voucher
    validity = replace(voucher.validity, start_date=starts - timedelta(milliseconds=1))
    return replace(voucher, validity=validity)


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(VOUCHERS, _sooner))
