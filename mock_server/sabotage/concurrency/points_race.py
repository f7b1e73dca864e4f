"""Redemptions at the same time can spend the points of a loyalty card twice."""

from mock_server.sabotage.late import late
from mock_server.sabotage.question import stored_vouchers
from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Turn


def _is_loyalty_card(turn: Turn) -> bool:
    return any(voucher.type == "LOYALTY_CARD" for voucher in stored_vouchers(turn))


SABOTAGE = Sabotage(("create_redemption",), late(_is_loyalty_card))
