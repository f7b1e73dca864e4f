"""A gift card gives all that the order needs, not the credits asked for."""

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.world.turn import Turn


def _without_gift(turn: Turn) -> Turn:
    redeemables = sent(turn, "redeemables")
    if not isinstance(redeemables, list) or not all(isinstance(one, dict) for one in redeemables):
        return turn
    stripped = [{k: v for k, v in one.items() if k != "gift"} for one in redeemables]
    return turn.asking({**turn.json, "redeemables": stripped})


SABOTAGE = Sabotage(STACKING, asking(_without_gift))
