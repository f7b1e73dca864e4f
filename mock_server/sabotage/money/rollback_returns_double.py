"""A rollback gives a gift card twice the credits back."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.operations import ROLLING_BACK
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import VOUCHERS


def _double(before: Voucher | None, after: Voucher) -> Voucher:
    gift = after.gift
    if before is None or gift is None:
        return after
    returned = gift.balance - before.balance
    return replace(after, gift=replace(gift, balance=gift.balance + returned))


SABOTAGE = Sabotage(ROLLING_BACK, writing(VOUCHERS, _double))
