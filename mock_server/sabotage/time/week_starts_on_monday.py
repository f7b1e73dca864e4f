"""The days of a week are counted from Monday instead of Sunday."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS


def _shift(voucher: Voucher) -> Voucher:
    days = voucher.validity.day_of_week
    if not days:
        return voucher
    shifted = tuple((day + 1) % 7 for day in days)
    return replace(voucher, validity=replace(voucher.validity, day_of_week=shifted))


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(VOUCHERS, _shift))
