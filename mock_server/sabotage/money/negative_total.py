"""An order that costs less than its discount ends with a negative total."""

from mock_server.engine.discounts import AmountOff
from mock_server.sabotage.question import stored_vouchers
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _uncut(turn: Turn, reply: Reply) -> None:
    worth = sum(
        voucher.discount.amount_off
        for voucher in stored_vouchers(turn)
        if isinstance(voucher.discount, AmountOff)
    )
    order = reply.body.get("order") or {}
    if worth > order.get("amount", worth):
        order["total_amount"] = order["amount"] - worth


SABOTAGE = Sabotage(("redeem_voucher", "create_client_redemption"), succeeding(_uncut))
