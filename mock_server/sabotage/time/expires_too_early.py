"""A voucher has expired at the very instant of its expiration date."""

from dataclasses import replace
from datetime import timedelta

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS


def _shorter(voucher: Voucher) -> Voucher:
    ends = voucher.validity.expiration_date
    if ends is None:
        return voucher
    validity = replace(voucher.validity, expiration_date=ends - timedelta(milliseconds=1))
    return replace(voucher, validity=validity)


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(VOUCHERS, _shorter))
