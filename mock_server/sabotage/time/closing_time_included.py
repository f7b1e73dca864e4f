"""Daily hours include the instant at which they end."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from mock_server.engine.validity import DailyHours
from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import VOUCHERS

_SOME_DAY, _MOMENT = date(2026, 1, 1), timedelta(milliseconds=1)


def _longer(voucher: Voucher) -> Voucher:
    hours = tuple(map(_included, voucher.validity.hours or ()))
    return replace(voucher, validity=replace(voucher.validity, hours=hours or None))


def _included(hours: DailyHours) -> DailyHours:
    if hours.end is None:
        return hours
    return replace(hours, end=_later(hours.end))


def _later(end: time) -> time:
    return (datetime.combine(_SOME_DAY, end, UTC) + _MOMENT).time()


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(VOUCHERS, _longer))
