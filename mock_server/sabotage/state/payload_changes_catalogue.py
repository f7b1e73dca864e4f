"""The products that a redemption describes change those of the catalogue, unasked."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn
from spec import Json


def _overriding(turn: Turn) -> Turn:
    order = sent(turn, "order")
    items = order.get("items") if isinstance(order, dict) else None
    if not isinstance(items, list):
        return turn
    changed = {**order, "items": [_overridden(item) for item in items]}
    return turn.asking({**turn.json, "order": changed})


def _overridden(item: Json) -> Json:
    described = {"product", "sku"} & item.keys() if isinstance(item, dict) else set()
    things = {name: item[name] for name in described if isinstance(item[name], dict)}
    return {**item, **{name: {**thing, "override": True} for name, thing in things.items()}}


SABOTAGE = Sabotage(STACKING, asking(_overriding))
