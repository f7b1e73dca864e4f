"""Daily hours hold on every day of the week, whatever days they name."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS


def _any_day(voucher: Voucher) -> Voucher:
    hours = tuple(replace(each, days=()) for each in voucher.validity.hours or ())
    return replace(voucher, validity=replace(voucher.validity, hours=hours or None))


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(VOUCHERS, _any_day))
