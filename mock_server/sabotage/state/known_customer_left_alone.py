"""A redemption keeps nothing new of a customer who is known."""

from dataclasses import replace

from mock_server.engine.customer import Customer
from mock_server.sabotage.operations import REDEEMING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import CUSTOMERS


def _same(before: Customer | None, after: Customer) -> Customer:
    return after if before is None else replace(before, summary=after.summary)


SABOTAGE = Sabotage(REDEEMING, writing(CUSTOMERS, _same))
