"""What is sent with the source id of a known order overwrites it."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.service import orders
from mock_server.world.turn import Turn


def _by_id(turn: Turn) -> Turn:
    order = sent(turn, "order")
    key = order.get("source_id") if isinstance(order, dict) else None
    if not isinstance(key, str) or order.get("id") is not None:
        return turn
    known = turn.project.store.transact(lambda tx: orders.known(tx, key))
    return turn if known is None else turn.asking({**turn.json, "order": {**order, "id": known.id}})


SABOTAGE = Sabotage((*STACKING, "create_validation"), asking(_by_id))
