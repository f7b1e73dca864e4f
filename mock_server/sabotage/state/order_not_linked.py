"""A redeemed order is not kept."""

from mock_server.engine.order import Order
from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import ORDERS


def _skip(before: Order | None, _: Order) -> Order | None:
    return before


SABOTAGE = Sabotage(STACKING, writing(ORDERS, _skip))
