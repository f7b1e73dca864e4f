"""Customers: mostly a `source_id`."""

from mock_server.engine.customer import Customer
from mock_server.store import codec
from mock_server.store.kinds import CUSTOMERS
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from spec import Json


def load(filling: Filling, source: Fields) -> None:
    """Store the customer of *source*."""
    customer = source.made(Customer, filling.born(source, Customer, "cust"))
    source.close()
    filling.add(source, CUSTOMERS, customer, "source_id")


def export(customer: Customer) -> Json:
    """Write *customer* as `load` reads it."""
    return codec.encode(customer)
