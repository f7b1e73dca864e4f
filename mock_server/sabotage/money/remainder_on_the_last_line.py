"""Of an amount that is shared out the last line bears a unit more and the first a unit less."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn
from spec import Json


def _push(_: Turn, reply: Reply) -> None:
    items = (reply.body.get("order") or {}).get("items") or ()
    shared = [line for line in items if line.get("applied_discount_amount", 0) > 1]
    if len(shared) > 1:
        _move(shared[0], -1)
        _move(shared[-1], 1)


def _move(line: Json, more: int) -> None:
    line["discount_amount"] += more
    line["applied_discount_amount"] += more
    line["subtotal_amount"] -= more


SABOTAGE = Sabotage((*STACKING, "create_validation"), succeeding(_push))
