"""Clients are told a discount that is a unit less than what the server says."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn

_DISCOUNTS = (
    *("total_discount_amount", "discount_amount", "items_discount_amount"),
    *("total_applied_discount_amount", "applied_discount_amount", "items_applied_discount_amount"),
)


def _lessen(_: Turn, reply: Reply) -> None:
    order = reply.body.get("order") or {}
    if order.get("total_discount_amount"):
        order["total_amount"] += 1
    for name in _DISCOUNTS:
        if order.get(name):
            order[name] -= 1


SABOTAGE = Sabotage(("create_client_validation",), succeeding(_lessen))
