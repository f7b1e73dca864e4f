"""A gift card may be overdrawn by 1000 minor units."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import VOUCHERS
from mock_server.world.turn import Turn

_CREDIT = 1000


def _richer(voucher: Voucher) -> Voucher:
    gift = voucher.gift
    if gift is None:
        return voucher
    return replace(voucher, gift=replace(gift, balance=gift.balance + _CREDIT))


def _poorer(before: Voucher | None, after: Voucher) -> Voucher:
    gift = after.gift
    if before is None or gift is None or gift == before.gift:
        return after
    return replace(after, gift=replace(gift, balance=gift.balance - _CREDIT))


def _lend(tx: Transaction, at: Moment, _: Turn) -> tuple[Transaction, Moment]:
    return View(tx, reads={VOUCHERS.name: _richer}, writes={VOUCHERS.name: _poorer}), at


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), seeing(_lend))
