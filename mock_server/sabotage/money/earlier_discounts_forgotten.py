"""What earlier calls took off a stored order is forgotten when it is redeemed on again."""

from dataclasses import replace

from mock_server.engine.order import Order
from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import ORDERS


def _undiscounted(order: Order) -> Order:
    return replace(order, discount_amount=None)


SABOTAGE = Sabotage((*STACKING, "create_validation"), reading(ORDERS, _undiscounted))
