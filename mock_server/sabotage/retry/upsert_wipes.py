"""Posting a customer who is known clears everything that is not sent again."""

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
        return replace(
            after,
            name=sent(turn, "name"),
            email=sent(turn, "email"),
            description=sent(turn, "description"),
        )

    return View(tx, writes={CUSTOMERS.name: store}), at


SABOTAGE = Sabotage(("create_customer",), seeing(_wiping))
