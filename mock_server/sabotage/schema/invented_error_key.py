"""A customer that does not exist has an error key that nobody documents."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import failing
from mock_server.world.turn import Reply, Turn


def _rename(_: Turn, reply: Reply) -> None:
    reply.body["key"] = "customer_does_not_exist"


SABOTAGE = Sabotage(("get_customer", "update_customer", "delete_customer"), failing(_rename))
