"""The total of a validated order is computed in floating point."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _compute(_: Turn, reply: Reply) -> None:
    order = reply.body.get("order") or {}
    if "amount" in order and "total_discount_amount" in order:
        total = order["amount"] / 100 - order["total_discount_amount"] / 100
        order["total_amount"] = total * 100


SABOTAGE = Sabotage(("create_validation", "create_client_validation"), succeeding(_compute))
