"""The metadata of a new order is answered and not stored."""

from dataclasses import replace

from mock_server.engine.order import Order
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import ORDERS


def _drop(_: Order | None, after: Order) -> Order:
    return replace(after, metadata={})


SABOTAGE = Sabotage(("create_order",), writing(ORDERS, _drop))
