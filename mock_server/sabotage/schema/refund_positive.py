"""A rollback states what a card gets back as if the card had paid it again."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn
from spec import Json


def _turn(_: Turn, reply: Reply) -> None:
    for rollback in reply.body.get("rollbacks", [reply.body]):
        _positive(rollback, "amount")
        _positive(rollback.get("gift"), "amount")
        _positive(rollback.get("loyalty_card"), "points")


def _positive(part: Json, name: str) -> None:
    if part and part.get(name) is not None:
        part[name] = abs(part[name])


SABOTAGE = Sabotage(("roll_back_redemption", "roll_back_stacked_redemption"), succeeding(_turn))
