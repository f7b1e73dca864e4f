"""A shop with one tenner, on a socket of its own; whoever breaks it mends it afterwards."""

import pytest

from mock_server.app import build
from mock_server.store.memory import MemoryStore
from mock_server.world import document
from mock_server.world.world import World
from tests.mock_server.app.server import running

SHOP = {
    "now": "2026-01-15T12:00:00.000Z",
    "customers": [{"id": "cust_ann", "source_id": "ann"}],
    "orders": [{"id": "ord_1", "source_id": "first", "amount": 5000, "customer_id": "cust_ann"}],
    "vouchers": [
        {
            "code": "TENNER",
            "type": "DISCOUNT_VOUCHER",
            "discount": {"type": "AMOUNT", "amount_off": 1000},
        }
    ],
}


@pytest.fixture(scope="package", name="world")
def _world():
    return World(MemoryStore)


@pytest.fixture(scope="package", name="app")
def _app(world):
    with running(build(world)) as server:
        yield server


@pytest.fixture(name="shop")
def _shop(world, app):
    document.load(world.default, SHOP)
    world.default.disturbance = None
    return app
