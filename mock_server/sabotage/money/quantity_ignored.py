"""A line costs its price once, whatever its quantity is."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn
from spec import Json


def _once(line: Json) -> Json:
    return (
        {**line, "amount": line["price"]} if isinstance(line, dict) and line.get("price") else line
    )


def _price(turn: Turn) -> Turn:
    order = sent(turn, "order")
    if not isinstance(order, dict) or not isinstance(order.get("items"), list):
        return turn
    order = {**order, "items": [_once(line) for line in order["items"]]}
    return turn.asking({**turn.json, "order": order})


SABOTAGE = Sabotage((*STACKING, "create_validation"), asking(_price))
