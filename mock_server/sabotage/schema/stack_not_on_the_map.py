"""The map of an order does not say of which redemptions a stack is made."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _drop(_: Turn, reply: Reply) -> None:
    order = reply.body.get("order") or {}
    for entry in (order.get("redemptions") or {}).values():
        entry.pop("stacked", None)


SABOTAGE = Sabotage(STACKING, succeeding(_drop))
