"""A customer is deleted and the answer is 404."""

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import succeeding
from mock_server.world.turn import Reply, Turn


def _deny(turn: Turn, _: Reply) -> Reply:
    named = turn.path["customerId"]
    body = {"code": 404, "key": "not_found", "message": "Resource not found"}
    details = f"Cannot find customer with id {named}"
    resource = {"resource_id": named, "resource_type": "customer"}
    return Reply(404, {**body, "details": details, **resource})


SABOTAGE = Sabotage(("delete_customer",), succeeding(_deny))
