"""An update of a customer moves the date of its creation."""

from dataclasses import replace

from mock_server.engine.customer import Customer
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import CUSTOMERS


def _renew(_: Customer | None, after: Customer) -> Customer:
    return replace(after, created_at=after.updated_at or after.created_at)


SABOTAGE = Sabotage(("update_customer",), writing(CUSTOMERS, _renew))
