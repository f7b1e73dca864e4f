"""Redemptions at the same time can spend the credits of a gift card twice."""

from mock_server.sabotage.late import late
from mock_server.sabotage.question import stored_vouchers
from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Turn


def _is_gift(turn: Turn) -> bool:
    return any(voucher.type == "GIFT_VOUCHER" for voucher in stored_vouchers(turn))


SABOTAGE = Sabotage(("create_redemption",), late(_is_gift))
