"""A promotion tier that does not exist is answered with a web page."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import failing
from mock_server.world.turn import Reply, Turn


def _page(_: Turn, reply: Reply) -> Reply:
    page = b"<html><body><h1>Not Found</h1></body></html>"
    return Reply(reply.status, page, {"Content-Type": "text/html"})


SABOTAGE = Sabotage(("get_promotion_tier",), failing(_page))
