"""An order that was redeemed on is stored as not yet paid."""

from dataclasses import replace

from mock_server.engine.order import Order
from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import ORDERS


def _unpaid(_: Order | None, after: Order) -> Order:
    return replace(after, status="CREATED") if after.status == "PAID" else after


SABOTAGE = Sabotage(STACKING, writing(ORDERS, _unpaid))
