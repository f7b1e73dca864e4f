"""An update of a customer that says nothing of metadata clears it."""

from dataclasses import replace

from mock_server.engine.customer import Customer
from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import CUSTOMERS
from mock_server.world.turn import Turn


def _wiping(tx: Transaction, at: Moment, turn: Turn) -> tuple[Transaction, Moment]:
    def store(_: Customer | None, after: Customer) -> Customer:
        return after if sent(turn, "metadata") else replace(after, metadata=None)

    return View(tx, writes={CUSTOMERS.name: store}), at


SABOTAGE = Sabotage(("update_customer",), seeing(_wiping))
