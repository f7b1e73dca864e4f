"""The lifetime of an access token is text."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _quote(_: Turn, reply: Reply) -> None:
    reply.body["expires_in"] = f"{reply.body['expires_in']}s"


SABOTAGE = Sabotage(("create_oauth_token",), succeeding(_quote))
