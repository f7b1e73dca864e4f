"""A discount that is worth more than the order is not cut."""

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
        order["total_discount_amount"] = order["discount_amount"] = worth


SABOTAGE = Sabotage(("create_validation",), succeeding(_uncut))
