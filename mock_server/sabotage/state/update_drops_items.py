"""An update of an order that says nothing of items clears them."""

from dataclasses import replace

from mock_server.engine.order import Order
from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import ORDERS
from mock_server.world.turn import Turn


def _wiping(tx: Transaction, at: Moment, turn: Turn) -> tuple[Transaction, Moment]:
    def store(_: Order | None, after: Order) -> Order:
        return after if sent(turn, "items") else replace(after, items=())

    return View(tx, writes={ORDERS.name: store}), at


SABOTAGE = Sabotage(("update_order",), seeing(_wiping))
