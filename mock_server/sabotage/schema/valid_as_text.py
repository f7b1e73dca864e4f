"""The deprecated validation of a voucher says "true" instead of true."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _quote(_: Turn, reply: Reply) -> None:
    reply.body["valid"] = str(reply.body["valid"]).lower()


SABOTAGE = Sabotage(("validate_voucher", "validate_voucher_client_side"), succeeding(_quote))
