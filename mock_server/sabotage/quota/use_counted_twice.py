"""A redemption counts as two uses of its voucher."""

from dataclasses import replace

from mock_server.engine.voucher import Voucher
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import VOUCHERS


def _double(before: Voucher | None, after: Voucher) -> Voucher:
    used = 0 if before is None else before.redeemed_quantity
    return replace(after, redeemed_quantity=2 * after.redeemed_quantity - used)


SABOTAGE = Sabotage(("create_redemption", "redeem_voucher"), writing(VOUCHERS, _double))
