"""Redemptions at the same time can all have the last use of a voucher."""

from mock_server.sabotage.late import late
from mock_server.sabotage.question import stored_vouchers
from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Turn


def _is_discount(turn: Turn) -> bool:
    return any(voucher.type == "DISCOUNT_VOUCHER" for voucher in stored_vouchers(turn))


SABOTAGE = Sabotage(("create_redemption",), late(_is_discount))
