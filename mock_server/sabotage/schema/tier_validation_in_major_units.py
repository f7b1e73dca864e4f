"""The deprecated validation of a promotion tier states its discount in major units."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _in_major_units(_: Turn, reply: Reply) -> None:
    for name in ("discount_amount", "applied_discount_amount"):
        if isinstance(reply.body.get(name), int):
            reply.body[name] = reply.body[name] // 100


SABOTAGE = Sabotage(("validate_promotion_tier",), succeeding(_in_major_units))
