"""The order of a redemption that failed is kept all the same."""

from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import failing
from mock_server.service import orders
from mock_server.wire.order import read_order
from mock_server.world.turn import Reply, Turn


def _keep(turn: Turn, reply: Reply) -> None:
    draft = read_order(sent(turn, "order")) if _is_recorded(reply) else None
    if draft is not None:
        turn.project.do(lambda tx, at: orders.put(tx, at, draft), "")


def _is_recorded(reply: Reply) -> bool:
    """Whether it is the redemption that failed, and not the request."""
    return str(reply.body.get("resource_id")).startswith("rf_")


SABOTAGE = Sabotage(("create_redemption",), failing(_keep))
