"""A validation with nothing inapplicable says null instead of an empty list."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _clear(_: Turn, reply: Reply) -> None:
    for name in ("inapplicable_redeemables", "skipped_redeemables"):
        reply.body[name] = reply.body.get(name) or None


SABOTAGE = Sabotage(("create_validation",), succeeding(_clear))
